/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One configuration key: its names, the type of its values, its default, and what is allowed.
 * Immutable.
 *
 * @param <T> the type of the values
 */
public final class Setting<T> {

    private final int index;
    private final String key;
    private final String[] aliases;
    private final int type;
    private final @Nullable T defaultValue;
    private final @Nullable Comparable<T> least;
    private final @Nullable Comparable<T> most;
    private final String[] choices;

    Setting(
            int index,
            String key,
            String[] aliases,
            int type,
            @Nullable T defaultValue,
            @Nullable Comparable<T> least,
            @Nullable Comparable<T> most,
            String[] choices) {
        this.index = index;
        this.key = key;
        this.aliases = aliases;
        this.type = type;
        this.defaultValue = defaultValue;
        this.least = least;
        this.most = most;
        this.choices = choices;
    }

    /** Returns the place of this setting in {@link Settings#all()}. */
    int index() {
        return index;
    }

    /** Returns the key as documented; it ends with a dot where a name follows it. */
    public String key() {
        return key;
    }

    /** Returns other keys that mean the same. */
    List<String> aliases() {
        return List.of(aliases);
    }

    int type() {
        return type;
    }

    @Nullable T defaultValue() {
        return defaultValue;
    }

    @Nullable Object least() {
        return least;
    }

    @Nullable Object most() {
        return most;
    }

    /** Returns the only texts that are allowed; empty where others are. */
    List<String> choices() {
        return List.of(choices);
    }

    /** Tells whether a name follows the key. */
    boolean isNamed() {
        return type == SettingType.NAMED_TEXTS;
    }

    /** Tells whether a value may hold a secret, so that it is never shown whole. */
    boolean isSecret() {
        return type == SettingType.DSN || type == SettingType.PROXY;
    }

    /** Tells whether this is the setting of a key; aliases are keys, too. */
    boolean matches(String name) {
        if (isNamed()) {
            return name.startsWith(key) && name.length() > key.length();
        }
        for (String alias : aliases) {
            if (name.equals(alias)) {
                return true;
            }
        }
        return name.equals(key);
    }

    /**
     * Reads a value.
     *
     * @param name the name that follows the key, or empty
     * @param text not blank
     * @throws IllegalArgumentException with key, value and reason if the value is unusable
     */
    @SuppressWarnings("unchecked") // the type of a setting decides the class of its values
    T read(String name, String text) {
        T value = (T) SettingReader.read(this, name, text);
        if (!isInRange(value)) {
            throw SettingProblem.notAllowed(this, text);
        }
        return value;
    }

    /**
     * Checks a value that was not read from a text.
     *
     * @throws IllegalArgumentException with key, value and what is allowed
     */
    T check(T value) {
        if (!isInRange(Objects.requireNonNull(value, key))) {
            throw SettingProblem.notAllowed(this, value.toString());
        }
        return value;
    }

    private boolean isInRange(T value) {
        return (least == null || least.compareTo(value) <= 0)
                && (most == null || most.compareTo(value) >= 0);
    }

    /** Returns what a value makes of the one before: names are added, all else is replaced. */
    @SuppressWarnings("unchecked") // the values of named settings are maps
    T merge(@Nullable T before, T value) {
        if (!isNamed()) {
            return value;
        }
        Map<String, Object> merged = new LinkedHashMap<>();
        if (before != null) {
            merged.putAll((Map<String, Object>) before);
        }
        merged.putAll((Map<String, Object>) value);
        return (T) Collections.unmodifiableMap(merged);
    }

    @Override
    public String toString() {
        return key;
    }
}
