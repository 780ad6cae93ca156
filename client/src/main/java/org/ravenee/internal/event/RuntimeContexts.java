/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The data that all events of a client have in common: modules, host name, release, and the
 * contexts of the runtime. Found once, on the sending thread, because it takes time.
 */
public final class RuntimeContexts {

    private final boolean includeVersions;
    private final @Nullable String configuredName;
    private final HostName hostName = new HostName();
    private final boolean inContainer;
    private final List<String> packages;
    private final @Nullable ClassLoader loader;
    private @Nullable Map<String, String> modules;
    private @Nullable Map<String, Map<String, Object>> contexts;
    private @Nullable ApplicationInfo application;
    private boolean looked;

    /**
     * Describes an application.
     *
     * @param loader the application's class loader
     * @param includeVersions whether modules are wanted
     * @param serverName the host, if it was configured
     * @param inContainer whether a container runs the application
     * @param packages packages of the application, as far as they are known
     */
    public RuntimeContexts(
            @Nullable ClassLoader loader,
            boolean includeVersions,
            @Nullable String serverName,
            boolean inContainer,
            List<String> packages) {
        this.loader = loader;
        this.includeVersions = includeVersions;
        this.configuredName = serverName;
        this.inContainer = inContainer;
        this.packages = packages;
    }

    public synchronized Map<String, String> modules() {
        if (modules == null) {
            modules =
                    includeVersions
                            ? Collections.unmodifiableMap(ModuleVersions.find(loader))
                            : Map.of();
        }
        return modules;
    }

    synchronized Map<String, Map<String, Object>> contexts() {
        if (contexts == null) {
            contexts = platform(application());
        }
        return contexts;
    }

    private synchronized @Nullable ApplicationInfo application() {
        if (!looked) {
            application = ReleaseDetector.find(loader, inContainer, packages);
            looked = true;
        }
        return application;
    }

    /** Returns the release that is found in the application's archive. */
    public @Nullable String release() {
        ApplicationInfo found = application();
        return found == null ? null : found.release();
    }

    @Nullable String serverName() {
        return configuredName == null ? hostName.get() : configuredName;
    }

    /** Returns the contexts {@code runtime}, {@code os}, {@code culture} and {@code app}. */
    private static Map<String, Map<String, Object>> platform(
            @Nullable ApplicationInfo application) {
        Map<String, Map<String, Object>> contexts = new LinkedHashMap<>();
        contexts.put(
                "runtime",
                context(
                        "name", System.getProperty("java.vm.name"),
                        "version", System.getProperty("java.version")));
        contexts.put(
                "os",
                context(
                        "name", System.getProperty("os.name"),
                        "version", System.getProperty("os.version")));
        contexts.put("culture", context("timezone", TimeZone.getDefault().getID()));
        Map<String, Object> app = new LinkedHashMap<>();
        if (application != null) {
            putIfKnown(app, "app_name", application.name());
            putIfKnown(app, "app_version", application.version());
        }
        if (!app.isEmpty()) {
            contexts.put("app", app);
        }
        return contexts;
    }

    private static void putIfKnown(
            Map<String, Object> context, String name, @Nullable String value) {
        if (value != null) {
            context.put(name, value);
        }
    }

    private static Map<String, Object> context(@Nullable String... namesAndValues) {
        Map<String, Object> context = new LinkedHashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            String name = namesAndValues[i];
            if (name != null) {
                putIfKnown(context, name, namesAndValues[i + 1]);
            }
        }
        return Collections.unmodifiableMap(context);
    }
}
