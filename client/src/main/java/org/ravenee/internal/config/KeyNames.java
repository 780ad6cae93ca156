/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ravenee.internal.log.ClientMessages;
import org.ravenee.spi.OperatorLogger;

/**
 * Brings names of settings into the notation of the documentation: names of environment variables,
 * and keys in other case or with other separators.
 */
final class KeyNames {

    private static final String PREFIX = "sentry.";
    private static final String VARIABLE_PREFIX = "SENTRY_";

    /** Texts by keys as documented; unknown keys are kept as they are. */
    private final Map<String, String> texts = new LinkedHashMap<>();

    /** The first key of each {@linkplain #flat flat} name. */
    private final Map<String, String> keys = new LinkedHashMap<>();

    private KeyNames() {}

    /** Tells whether a name is one of a key or of an environment variable. */
    static boolean isOurs(String name) {
        return name.startsWith(PREFIX) || isVariable(name);
    }

    private static boolean isVariable(String name) {
        return name.startsWith(VARIABLE_PREFIX);
    }

    /**
     * Returns settings by their keys as documented. Where several names mean the same key, the
     * documented name wins over other notations, and these over variables.
     *
     * @param settings texts by names; names that are not ours and null texts do not count
     * @return stripped texts; a blank one hides the value of a variable
     */
    static Map<String, String> canonical(Map<String, String> settings) {
        KeyNames names = new KeyNames();
        names.addDocumented(settings);
        names.addOthers(settings, false);
        names.addOthers(settings, true);
        return names.texts;
    }

    private void addDocumented(Map<String, String> settings) {
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (isDocumented(setting.getKey()) && setting.getValue() != null) {
                add(setting.getKey(), setting.getValue());
            }
        }
    }

    private void addOthers(Map<String, String> settings, boolean variables) {
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String name = setting.getKey();
            String text = setting.getValue();
            if (text == null
                    || !isOurs(name)
                    || isVariable(name) != variables
                    || isDocumented(name)) {
                continue;
            }
            String key = key(name);
            String before = keys.get(flat(key));
            if (before == null) {
                add(key, text);
            } else if (!variables && Settings.find(key) != null) {
                warnIfOther(before, name, text.strip());
            }
        }
    }

    private void add(String key, String text) {
        texts.put(key, text.strip());
        keys.putIfAbsent(flat(key), key);
    }

    private void warnIfOther(String key, String name, String text) {
        if (!text.equals(texts.get(key))) {
            new OperatorLogger().log(ClientMessages.KEY_SET_TWICE, name, key);
        }
    }

    private static boolean isDocumented(String name) {
        Setting<?> setting = Settings.find(name);
        return setting != null && (setting.isNamed() || setting.key().equals(name));
    }

    /** Returns the key that a name means; an unknown one in the notation of keys. */
    private static String key(String name) {
        String flat = flat(name);
        for (Setting<?> setting : Settings.all()) {
            String key = setting.key();
            if (setting.isNamed() && flat.startsWith(flat(key)) && flat.length() > key.length()) {
                String rest = name.substring(key.length());
                return key + (isVariable(name) ? rest.toLowerCase(Locale.ROOT) : rest);
            }
            if (flat.equals(flat(key)) || isAlias(setting, flat)) {
                return key;
            }
        }
        return isVariable(name)
                ? name.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-')
                : name;
    }

    private static boolean isAlias(Setting<?> setting, String flat) {
        for (String alias : setting.aliases()) {
            if (flat.equals(flat(alias))) {
                return true;
            }
        }
        return false;
    }

    /** Returns a name without the differences between the notations; of the same length. */
    static String flat(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }
}
