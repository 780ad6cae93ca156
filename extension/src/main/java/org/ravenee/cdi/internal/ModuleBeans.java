/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ProcessBean;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.Processor;

/**
 * Beans of the application that Raven EE uses: clients, options and processors. Those with a
 * qualifier are not meant: the application asks for them by it.
 */
final class ModuleBeans {

    private final Set<Bean<?>> clients = new LinkedHashSet<>();
    private final Set<Bean<?>> options = new LinkedHashSet<>();
    private final Set<Bean<?>> jsonb = new LinkedHashSet<>();
    private final List<ProcessorBean> processors = new ArrayList<>();

    void add(ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        if (isUnqualified(bean) && bean.getTypes().contains(Client.class)) {
            clients.add(bean);
        }
        if (isUnqualified(bean) && bean.getTypes().contains(Options.class)) {
            options.add(bean);
        }
        if (isUnqualified(bean) && isJsonb(bean)) {
            jsonb.add(bean);
        }
        addProcessor(event);
    }

    void addProcessor(ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        if (isUnqualified(bean) && bean.getTypes().contains(Processor.class)) {
            processors.add(new ProcessorBean(bean, event.getAnnotated()));
        }
    }

    private static boolean isUnqualified(Bean<?> bean) {
        return bean.getQualifiers().contains(Default.Literal.INSTANCE);
    }

    /** By name: an application may have no JSON-B. */
    private static boolean isJsonb(Bean<?> bean) {
        return bean.getTypes().stream().anyMatch(type -> type.getTypeName().equals(JsonbBean.TYPE));
    }

    /** Adds the beans of code that is part of several modules, behind their own. */
    void inherit(ModuleBeans shared) {
        if (clients.isEmpty()) {
            clients.addAll(shared.clients);
        }
        if (options.isEmpty()) {
            options.addAll(shared.options);
        }
        if (jsonb.isEmpty()) {
            jsonb.addAll(shared.jsonb);
        }
        processors.addAll(shared.processors);
    }

    boolean haveClient() {
        return !clients.isEmpty();
    }

    boolean haveOptions() {
        return !options.isEmpty();
    }

    boolean haveProcessors() {
        return !processors.isEmpty();
    }

    /** Several are an ambiguity for the container to resolve. */
    Set<Bean<?>> clients() {
        return clients;
    }

    /** Several are an ambiguity for the container to resolve. */
    Set<Bean<?>> options() {
        return options;
    }

    /** Returns the beans that are the application's Jsonb. */
    Set<Bean<?>> jsonb() {
        return jsonb;
    }

    /** In the order in which they process an event. */
    List<ProcessorBean> processors() {
        return processors.stream().sorted(ProcessorBean.ORDER).toList();
    }
}
