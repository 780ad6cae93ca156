/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.ravenee.Options;

/** Reads settings from MicroProfile Config. Loaded only where that may be there. */
final class MicroProfileSettings {

    private MicroProfileSettings() {}

    static Map<String, String> read(ClassLoader module) {
        Config config = ConfigProvider.getConfig(module);
        Map<String, String> settings = new LinkedHashMap<>();
        for (String key : Options.keys()) {
            if (!key.endsWith(".")) {
                put(settings, config, key);
            }
        }
        // Names that follow a key, and names that are no key and are to be warned about.
        for (String name : config.getPropertyNames()) {
            if (name.startsWith("sentry.") || name.startsWith("SENTRY_")) {
                put(settings, config, name);
            }
        }
        return settings;
    }

    private static void put(Map<String, String> settings, Config config, String name) {
        String text = text(config, name);
        if (text != null) {
            settings.put(name, text);
        }
    }

    /**
     * Returns a text, or null. An expression that cannot be resolved is returned as it was written,
     * for {@link Options#of} to refuse it: {@code getOptionalValue} would hide it, and a DSN with
     * it would switch reporting off without a word.
     */
    private static @Nullable String text(Config config, String name) {
        try {
            ConfigValue value = config.getConfigValue(name);
            String text = value.getValue();
            return text == null ? value.getRawValue() : text;
        } catch (NoSuchElementException | IllegalArgumentException e) {
            return written(config, name);
        }
    }

    private static @Nullable String written(Config config, String name) {
        for (ConfigSource source : config.getConfigSources()) {
            String text = source.getValue(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
