/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ravenee.Options;

/**
 * Reads settings where there is no MicroProfile Config, from the sources that every implementation
 * has: system properties win over the environment, and that over {@code
 * META-INF/microprofile-config.properties}. The rules for names of environment variables, profiles
 * and expressions are those of MicroProfile Config 3.1.
 */
final class PlainSettings {

    static final String FILE = "META-INF/microprofile-config.properties";
    private static final String PROFILE = "mp.config.profile";
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^${}:]+)(?::([^${}]*))?}");

    /** Expressions that need more rounds refer to themselves. */
    private static final int MOST_ROUNDS = 5;

    /** The first of those that the class loader finds wins. */
    private final List<Properties> files;

    private final @Nullable String profile;

    private PlainSettings(List<Properties> files) {
        this.files = files;
        this.profile = text(PROFILE);
    }

    /**
     * Reads the settings of a module.
     *
     * @param module finds the files of the module
     * @return texts by names; an expression that cannot be resolved is left as it was written
     * @throws IllegalArgumentException if a file cannot be read
     */
    static Map<String, String> read(ClassLoader module) {
        PlainSettings settings = new PlainSettings(files(module));
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : settings.names()) {
            String text = settings.ofProfile(name);
            if (text != null) {
                texts.put(name, settings.resolved(text));
            }
        }
        return texts;
    }

    private static List<Properties> files(ClassLoader module) {
        List<Properties> files = new ArrayList<>();
        try {
            for (URL file : Collections.list(module.getResources(FILE))) {
                files.add(load(file));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(FILE + " cannot be read: " + e.getMessage(), e);
        }
        return files;
    }

    static Properties load(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        // A cached jar file would stay open when the application is undeployed.
        connection.setUseCaches(false);
        Properties properties = new Properties();
        try (InputStream in = connection.getInputStream()) {
            properties.load(in);
        }
        return properties;
    }

    /** Returns all keys, and all other names with the prefix of Raven EE. */
    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Options.keys().stream().filter(key -> !key.endsWith(".")).forEach(names::add);
        for (Properties file : files) {
            for (String name : file.stringPropertyNames()) {
                names.add(withoutProfile(name));
            }
        }
        names.addAll(System.getenv().keySet());
        names.addAll(System.getProperties().stringPropertyNames());
        names.removeIf(name -> !name.startsWith("sentry.") && !name.startsWith("SENTRY_"));
        return names;
    }

    private String withoutProfile(String name) {
        String prefix = "%" + profile + ".";
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    private @Nullable String ofProfile(String name) {
        String text = profile == null ? null : text("%" + profile + "." + name);
        return text == null ? text(name) : text;
    }

    private @Nullable String text(String name) {
        String text = System.getProperty(name);
        if (text == null) {
            text = variable(name);
        }
        for (int i = 0; text == null && i < files.size(); i++) {
            text = files.get(i).getProperty(name);
        }
        return text;
    }

    private static @Nullable String variable(String name) {
        String text = System.getenv(name);
        if (text == null) {
            String plain = name.replaceAll("[^A-Za-z0-9]", "_");
            text = System.getenv(plain);
            if (text == null) {
                text = System.getenv(plain.toUpperCase(Locale.ROOT));
            }
        }
        return text;
    }

    private String resolved(String text) {
        String resolved = text;
        for (int round = 0; round < MOST_ROUNDS && resolved.contains("${"); round++) {
            Matcher expressions = EXPRESSION.matcher(resolved);
            resolved = expressions.replaceAll(found -> Matcher.quoteReplacement(value(found)));
        }
        return resolved;
    }

    private String value(MatchResult expression) {
        String text = ofProfile(expression.group(1));
        if (text == null) {
            text = expression.group(2);
        }
        return text == null ? expression.group() : text;
    }
}
