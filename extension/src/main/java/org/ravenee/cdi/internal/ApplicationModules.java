/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.enterprise.inject.spi.ProcessBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.Deployment;

/**
 * The modules that this copy of Raven EE serves: the one WAR that has it in {@code WEB-INF/lib}, or
 * the WARs and EJB jars of an EAR that has it in {@code lib}.
 */
final class ApplicationModules {

    /**
     * The module with the class loader of Raven EE itself: that WAR, or the libraries of the EAR.
     */
    private final ApplicationModule common = new ApplicationModule(Deployment.loader());

    private final Map<ClassLoader, ApplicationModule> others = new LinkedHashMap<>();

    /** Reads the configuration that all modules have in common. */
    ModuleConfiguration configure() {
        return common.configure(null);
    }

    /** Adds a bean to the module of its class; those of other deployments are left out. */
    void add(ProcessBean<?> event) {
        if (isOwn(event)) {
            of(event).add(event);
        }
    }

    /**
     * Adds a bean that an extension has made, such as the beans of Raven EE. Only processors are
     * used.
     */
    void addSynthetic(ProcessBean<?> event) {
        if (isOwn(event)) {
            of(event).beans().addProcessor(event);
        }
    }

    private static boolean isOwn(ProcessBean<?> event) {
        // Extensions make beans that should have a class, and may not.
        Class<?> type = event.getBean().getBeanClass();
        return type != null && Deployment.owns(type);
    }

    private ApplicationModule of(ProcessBean<?> event) {
        ClassLoader loader = event.getBean().getBeanClass().getClassLoader();
        return loader == common.loader()
                ? common
                : others.computeIfAbsent(loader, ApplicationModule::new);
    }

    /** Returns the class of a bean of the application; null if it has none. */
    @Nullable Class<?> beanClass() {
        Class<?> found = common.beanClass();
        for (ApplicationModule module : others.values()) {
            found = found == null ? module.beanClass() : found;
        }
        return found;
    }

    /** Tells whether any module produces its client itself, and so may not see another one. */
    boolean haveClient() {
        if (common.beans().haveClient()) {
            return true;
        }
        boolean found = others.values().stream().anyMatch(module -> module.beans().haveClient());
        if (found) {
            EarWarnings.ofModulesWithoutAClient(others.values());
        }
        return found;
    }

    /**
     * Decides which modules have a client of their own, once all beans are known: each WAR, and
     * whatever has a configuration of its own. The others are a part of those: the code of EJB jars
     * and libraries runs on behalf of a WAR, or of all of them.
     *
     * @return the modules to serve; the common module comes last, if it is to be served
     */
    List<ApplicationModule> served() {
        List<ApplicationModule> served = new ArrayList<>();
        for (ApplicationModule module : others.values()) {
            ModuleConfiguration inherited = common.configuration();
            if (module.configure(inherited) != inherited || module.isWeb()) {
                served.add(module);
            } else {
                common.include(module);
            }
        }
        EarWarnings.ofCapturedSettings(common, served);
        served.forEach(module -> module.inherit(common));
        if (served.isEmpty()) {
            return List.of(common);
        }
        if (common.isConfigured()) {
            common.becomeFallback();
            served.add(common);
        }
        return served;
    }
}
