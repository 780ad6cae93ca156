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
import org.ravenee.Options;

/** Loaded only where MicroProfile Config may be there. */
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
        try {
            config.getOptionalValue(name, String.class)
                    .ifPresent(value -> settings.put(name, value));
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Raven EE cannot work with this configuration:\n  "
                            + name
                            + " refers to another property that has no value",
                    e);
        }
    }
}
