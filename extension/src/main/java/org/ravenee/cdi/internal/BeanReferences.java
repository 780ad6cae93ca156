/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * References to beans of the application. Dependent beans are destroyed when the references are
 * closed.
 */
final class BeanReferences implements AutoCloseable {

    private final BeanManager beans;
    private final List<CreationalContext<?>> contexts = new ArrayList<>();

    BeanReferences(BeanManager beans) {
        this.beans = beans;
    }

    /** Refers to the one of several beans that the container would inject. */
    <T> T resolve(Class<T> type, Set<Bean<?>> candidates) {
        return get(type, beans.resolve(candidates));
    }

    /**
     * Refers to a bean that can be created.
     *
     * @throws DeploymentException if it cannot
     */
    <T> T create(Class<T> type, Bean<?> bean) {
        try {
            T reference = get(type, bean);
            if (beans.isNormalScope(bean.getScope())) {
                // The reference is a proxy, which would create the bean when it is used.
                instantiate(bean);
            }
            return reference;
        } catch (RuntimeException e) {
            throw new DeploymentException(
                    "Raven EE cannot create the "
                            + type.getSimpleName()
                            + " "
                            + bean.getBeanClass().getName(),
                    e);
        }
    }

    private <T> T get(Class<T> type, Bean<?> bean) {
        CreationalContext<?> context = beans.createCreationalContext(bean);
        synchronized (contexts) {
            contexts.add(context);
        }
        return type.cast(beans.getReference(bean, type, context));
    }

    private <T> void instantiate(Bean<T> bean) {
        try {
            beans.getContext(bean.getScope()).get(bean, beans.createCreationalContext(bean));
        } catch (ContextNotActiveException e) {
            // Whether the scope is active where the bean is used is not known yet.
        }
    }

    @Override
    public void close() {
        synchronized (contexts) {
            contexts.forEach(CreationalContext::release);
        }
    }
}
