/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for all events of a client and takes time to find out: asked for on the sending
 * thread, found once.
 */
public final class Surroundings {

    private final boolean includeVersions;
    private final @Nullable String configuredName;
    private @Nullable ClassLoader loader;
    private @Nullable Map<String, String> modules;
    private @Nullable Map<String, Map<String, Object>> contexts;
    private @Nullable String serverName;
    private boolean asked;

    /**
     * Looks around an application.
     *
     * @param loader the application's class loader
     * @param includeVersions whether modules are wanted
     * @param serverName the host, if it was configured
     */
    public Surroundings(
            @Nullable ClassLoader loader, boolean includeVersions, @Nullable String serverName) {
        this.loader = loader;
        this.includeVersions = includeVersions;
        this.configuredName = serverName;
    }

    public synchronized Map<String, String> modules() {
        if (modules == null) {
            modules =
                    includeVersions
                            ? Collections.unmodifiableMap(ModuleVersions.find(loader))
                            : Map.of();
            loader = null;
        }
        return modules;
    }

    synchronized Map<String, Map<String, Object>> contexts() {
        if (contexts == null) {
            contexts = Platform.contexts();
        }
        return contexts;
    }

    synchronized @Nullable String serverName() {
        if (!asked) {
            serverName = configuredName == null ? HostName.find() : configuredName;
            asked = true;
        }
        return serverName;
    }
}
