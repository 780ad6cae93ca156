/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ravenee.Options;
import org.ravenee.cdi.spi.ExtensionMessages;
import org.ravenee.spi.OperatorLogger;

/**
 * The configuration of one module. It is read by MicroProfile Config, or without MicroProfile
 * Config from the {@linkplain PlainSettings same sources}.
 */
public final class ModuleConfiguration {

    private static final OperatorLogger LOGGER = new OperatorLogger();
    private static final String DSN = "sentry.dsn";

    /** An expression up to its default value, which may be a secret. */
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[\\w.-]*");

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
            Options withoutDsn = withoutUnresolvedDsn(settings);
            return new ModuleConfiguration(settings, withoutDsn, withoutDsn == null ? e : null);
        }
    }

    /**
     * A variable that is missing on one machine is no reason to refuse the application there.
     *
     * @return null if the DSN has no unresolved expression, or is not the only problem
     */
    private static @Nullable Options withoutUnresolvedDsn(Map<String, String> settings) {
        Matcher unresolved = EXPRESSION.matcher(settings.getOrDefault(DSN, ""));
        if (!unresolved.find()) {
            return null;
        }
        Map<String, String> others = new HashMap<>(settings);
        others.remove(DSN);
        try {
            Options options = Options.of(others);
            LOGGER.log(ExtensionMessages.DSN_NOT_RESOLVED, unresolved.group() + "}");
            return options;
        } catch (IllegalArgumentException e) {
            return null;
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
    public Options optionsOrDefaults() {
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
