/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ravenee.Options;

/**
 * The configuration of one module. It is read by MicroProfile Config, or without MicroProfile
 * Config from the {@linkplain PlainSettings same sources}.
 */
public final class ModuleConfiguration {

    private final Map<String, String> settings;
    private final @Nullable Options options;
    private final @Nullable IllegalArgumentException problem;

    private ModuleConfiguration(
            Map<String, String> settings,
            @Nullable Options options,
            @Nullable IllegalArgumentException problem) {
        this.settings = settings;
        this.options = options;
        this.problem = problem;
    }

    /**
     * Reads the configuration that the class loader of a module finds.
     *
     * @param inherited returned if nothing else is configured for the module; null for none
     */
    public static ModuleConfiguration read(
            ClassLoader module, @Nullable ModuleConfiguration inherited) {
        Map<String, String> settings;
        try {
            settings = settings(module);
        } catch (IllegalArgumentException e) {
            return new ModuleConfiguration(Map.of(), null, e);
        }
        return inherited != null && settings.equals(inherited.settings) ? inherited : of(settings);
    }

    private static Map<String, String> settings(ClassLoader module) {
        try {
            return MicroProfileSettings.read(module);
        } catch (LinkageError | IllegalStateException e) {
            // No MicroProfile Config here, or none for this deployment.
            return PlainSettings.read(module);
        }
    }

    private static ModuleConfiguration of(Map<String, String> settings) {
        try {
            return new ModuleConfiguration(settings, Options.of(settings), null);
        } catch (IllegalArgumentException e) {
            return new ModuleConfiguration(settings, null, e);
        }
    }

    /**
     * Returns the configured options.
     *
     * @throws IllegalArgumentException if the configuration is unusable
     */
    public Options options() {
        if (problem != null) {
            throw problem;
        }
        return Objects.requireNonNull(options);
    }

    /** Returns the configured options, or the defaults if the configuration is unusable. */
    Options optionsOrDefaults() {
        return options == null ? Options.builder().build() : options;
    }

    /** Tells whether {@code @Captured} is enabled by the priority of its interceptor. */
    boolean enablesInterceptorsByPriority() {
        return options == null || options.captured().equals("priority");
    }

    /** Tells whether it makes a client that reports, or is unusable. */
    boolean isActive() {
        return options == null
                || (options.enabled() && (options.dsn() != null || options.devInbox()));
    }
}
