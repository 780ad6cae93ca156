/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ravenee.Dsn;

/** Reads the values of settings, and reports all problems at once. */
public final class Configuration {

    private Configuration() {}

    /** Returns every key; those that a name follows end with a dot. */
    public static Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        for (Setting<?> setting : Settings.all()) {
            keys.add(setting.key());
            keys.addAll(setting.aliases());
        }
        return keys;
    }

    /** Returns the settings of environment and system properties by keys; properties win. */
    public static Map<String, String> environment() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : System.getenv().keySet()) {
            if (KeyNames.isOurs(name)) {
                settings.put(name, System.getenv(name));
            }
        }
        for (String name : System.getProperties().stringPropertyNames()) {
            if (KeyNames.isOurs(name)) {
                settings.put(name, System.getProperty(name, ""));
            }
        }
        return KeyNames.canonical(settings);
    }

    /**
     * Reads values by their keys or other names of these.
     *
     * @throws IllegalArgumentException with all problems
     */
    public static SettingValues read(Map<String, String> settings) {
        SettingValues values = SettingValues.defaults();
        List<IllegalArgumentException> problems = new ArrayList<>();
        for (Map.Entry<String, String> text : KeyNames.canonical(settings).entrySet()) {
            String key = text.getKey();
            Setting<?> setting = Settings.find(key);
            if (setting == null) {
                UnknownKeys.warn(key);
            } else if (!text.getValue().isEmpty()) {
                values = read(values, setting, key, text.getValue(), problems);
            }
        }
        try {
            checkTogether(values);
        } catch (IllegalArgumentException e) {
            problems.add(e);
        }
        if (!problems.isEmpty()) {
            throw together(problems);
        }
        return values;
    }

    private static SettingValues read(
            SettingValues values,
            Setting<?> setting,
            String key,
            String text,
            List<IllegalArgumentException> problems) {
        try {
            return values.withText(setting, key.substring(setting.key().length()), text);
        } catch (IllegalArgumentException e) {
            problems.add(e);
            return values;
        }
    }

    /**
     * Checks what a single value cannot tell.
     *
     * @throws IllegalArgumentException if a value needs another one that is missing
     */
    public static void checkTogether(SettingValues values) {
        if (values.find(Settings.SPOOL_DIRECTORY) != null) {
            return;
        }
        Dsn dsn = values.find(Settings.DSN);
        if (values.get(Settings.TRANSPORT).equals("spool")) {
            throw new IllegalArgumentException(
                    "sentry.transport = spool: allowed only with sentry.spool.directory");
        }
        if (dsn != null && dsn.transport().equals("spool")) {
            throw new IllegalArgumentException(
                    "sentry.dsn = spool+" + dsn + ": allowed only with sentry.spool.directory");
        }
    }

    private static IllegalArgumentException together(List<IllegalArgumentException> problems) {
        StringBuilder message = new StringBuilder("Raven EE cannot work with this configuration:");
        for (IllegalArgumentException problem : problems) {
            message.append("\n  ").append(problem.getMessage());
        }
        IllegalArgumentException all = new IllegalArgumentException(message.toString());
        for (IllegalArgumentException problem : problems) {
            if (problem.getCause() != null) {
                all.addSuppressed(problem);
            }
        }
        return all;
    }
}
