/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The classes of one class loader, such as a WAR, with their packages, beans and configuration. */
final class ApplicationModule {

    private static final String INSIDE_OF_A_WAR = "/WEB-INF/";

    private final ClassLoader loader;
    private final ApplicationPackages packages = new ApplicationPackages();
    private final ModuleBeans beans = new ModuleBeans();
    private @Nullable ModuleConfiguration configuration;
    private String archive = "";
    private @Nullable Class<?> beanClass;
    private boolean web;
    private boolean fallback;

    ApplicationModule(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Reads the configuration.
     *
     * @param inherited taken if nothing else is configured for this module; null for none
     */
    ModuleConfiguration configure(@Nullable ModuleConfiguration inherited) {
        configuration = ModuleConfiguration.read(loader, inherited);
        return configuration;
    }

    void add(ProcessBean<?> event) {
        Class<?> type = event.getBean().getBeanClass();
        String location = location(type);
        int inside = location.indexOf(INSIDE_OF_A_WAR);
        archive = inside < 0 ? location : location.substring(0, inside);
        web |= inside >= 0;
        boolean declared =
                event instanceof ProcessManagedBean<?> || event instanceof ProcessSessionBean<?>;
        if (declared && !(event.getBean() instanceof Interceptor<?>)) {
            packages.add(type, location);
            beanClass = beanClass == null ? type : beanClass;
        }
        beans.add(event);
    }

    private static String location(Class<?> type) {
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            return source == null || source.getLocation() == null
                    ? ""
                    : source.getLocation().getPath();
        } catch (SecurityException e) {
            return "";
        }
    }

    /** Makes the code of another module a part of this one. */
    void include(ApplicationModule other) {
        packages.include(other.packages);
        beans.inherit(other.beans);
    }

    /** Adds the packages and beans of a shared module that this module uses. */
    void inherit(ApplicationModule shared) {
        packages.inherit(shared.packages);
        beans.inherit(shared.beans);
    }

    ClassLoader loader() {
        return loader;
    }

    ModuleConfiguration configuration() {
        return Objects.requireNonNull(configuration);
    }

    ModuleBeans beans() {
        return beans;
    }

    /** Returns the class of a bean of the module; null if it has none. */
    @Nullable Class<?> beanClass() {
        return beanClass;
    }

    /** Tells whether the classes are those of a WAR. */
    boolean isWeb() {
        return web;
    }

    /** Makes this module report for threads that no other module is known for. */
    void becomeFallback() {
        fallback = true;
    }

    boolean isFallback() {
        return fallback;
    }

    /** Tells whether the module has a client, or a configuration that makes one. */
    boolean isConfigured() {
        return beans.haveClient() || beans.haveOptions() || configuration().isActive();
    }

    /** The packages that are the application if nothing else is configured. */
    List<String> packages() {
        return packages.roots();
    }

    /** The file name of its archive, as far as that is known. */
    String name() {
        if (fallback) {
            return "Code outside of the WARs";
        }
        String path = archive.endsWith("/") ? archive.substring(0, archive.length() - 1) : archive;
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
