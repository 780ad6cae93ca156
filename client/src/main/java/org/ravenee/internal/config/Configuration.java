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
import org.jspecify.annotations.Nullable;
import org.ravenee.Options;
import org.ravenee.internal.scrub.LogScrubber;
import org.ravenee.spi.ScrubbingLogger;

/** Reads options from keys and values, and reports everything that is wrong with them at once. */
public final class Configuration {

    /** Variables that look like ours and belong to the command line tool of Sentry. */
    private static final Set<String> OTHERS =
            Set.of(
                    "SENTRY_AUTH_TOKEN",
                    "SENTRY_ORG",
                    "SENTRY_PROJECT",
                    "SENTRY_URL",
                    "SENTRY_LOG_LEVEL",
                    "SENTRY_PROPERTIES");

    private Configuration() {}

    /** Returns every key. */
    public static Set<String> keys() {
        return new LinkedHashSet<>(Settings.KEYS);
    }

    /** Returns what environment and system properties say; the latter win. */
    public static Map<String, String> environment() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            String name = variable.getKey();
            if (isVariable(name)) {
                settings.put(canonical(name), variable.getValue());
            }
        }
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("sentry.")) {
                settings.put(canonical(name), System.getProperty(name, ""));
            }
        }
        return settings;
    }

    /** Reads options. */
    public static Options read(Map<String, String> settings) {
        Options.Builder options = Options.builder();
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, String> setting : canonical(settings).entrySet()) {
            String known = Settings.find(setting.getKey());
            if (known == null) {
                warnUnknown(setting.getKey());
            } else {
                apply(known, setting.getKey(), setting.getValue(), options, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "Raven EE cannot work with this configuration:\n  "
                            + String.join("\n  ", problems));
        }
        return options.build();
    }

    private static boolean isVariable(String name) {
        return name.startsWith("SENTRY_") && !OTHERS.contains(name);
    }

    /** Most names are right, and need no search for what they may mean. */
    private static String canonical(String name) {
        return Settings.find(name) == null ? KeyNames.canonical(name) : name;
    }

    /** Names of environment variables give way to the key they stand for. */
    private static Map<String, String> canonical(Map<String, String> settings) {
        Map<String, String> canonical = new LinkedHashMap<>();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String name = setting.getKey();
            String value = setting.getValue();
            if (value == null || value.isBlank()) {
                continue;
            }
            if (name.startsWith("sentry.")) {
                canonical.put(canonical(name), value.strip());
            } else if (isVariable(name)) {
                canonical.putIfAbsent(canonical(name), value.strip());
            }
        }
        return canonical;
    }

    private static void apply(
            String known,
            String key,
            String value,
            Options.Builder options,
            List<String> problems) {
        try {
            Settings.apply(known, key.substring(known.length()), value, options);
        } catch (IllegalArgumentException e) {
            problems.add(problem(known, key, value, e.getMessage()));
        } catch (ArithmeticException e) {
            problems.add(key + " = " + shown(known, value) + ": the number is too large");
        }
    }

    private static String problem(
            String known, String key, String value, @Nullable String message) {
        String reason = message == null ? "not usable" : message;
        String named = key + " = ";
        String written = shown(known, value);
        if (!reason.startsWith(named)) {
            return named + written + ": " + reason;
        }
        int allowed = reason.indexOf(Require.ALLOWED);
        boolean asWritten =
                Settings.isSecret(known)
                        || value.contains(reason.substring(named.length(), allowed));
        return asWritten ? reason : named + written + reason.substring(allowed);
    }

    private static String shown(String known, String value) {
        return Settings.isSecret(known) ? Require.redacted(value) : LogScrubber.usual().text(value);
    }

    private static void warnUnknown(String key) {
        new ScrubbingLogger("org.ravenee")
                .log(
                        System.Logger.Level.WARNING,
                        "Unknown setting {0}; the nearest known one is {1}",
                        key,
                        KeyNames.nearest(key));
    }
}
