/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value, or none, for each setting. Immutable. */
public final class SettingValues {

    private final @Nullable Object[] values;

    private SettingValues(@Nullable Object[] values) {
        this.values = values;
    }

    /** Returns values that leave every setting at its default. */
    public static SettingValues defaults() {
        return new SettingValues(new Object[Settings.all().size()]);
    }

    /** Returns the value or default of a setting that has a default. */
    public <T> T get(Setting<T> setting) {
        return Objects.requireNonNull(find(setting), setting.key());
    }

    /** Returns the value or default of a setting, or null. */
    @SuppressWarnings("unchecked") // with and withText put it there
    public <T> @Nullable T find(Setting<T> setting) {
        T value = (T) values[setting.index()];
        return value == null ? setting.defaultValue() : value;
    }

    /** Tells whether the setting of a key has a value, even if that is equal to its default. */
    public boolean isSet(String key) {
        Setting<?> setting = Settings.find(key);
        return setting != null && values[setting.index()] != null;
    }

    /**
     * Returns these values with another one.
     *
     * @throws IllegalArgumentException with key, value and what is allowed if it is not allowed
     */
    public <T> SettingValues with(Setting<T> setting, T value) {
        return put(setting, setting.merge(find(setting), setting.check(value)));
    }

    /**
     * Returns these values with one that is read from a text; a blank text, or none, stands for the
     * default.
     *
     * @throws IllegalArgumentException with key, value and reason if the text is unusable
     */
    public <T> SettingValues withText(Setting<T> setting, @Nullable String text) {
        return text == null || text.isBlank()
                ? without(setting)
                : withText(setting, "", text.strip());
    }

    <T> SettingValues withText(Setting<T> setting, String name, String text) {
        return put(setting, setting.merge(find(setting), setting.read(name, text)));
    }

    /** Returns these values without the one of a setting. */
    public SettingValues without(Setting<?> setting) {
        return put(setting, null);
    }

    /** Returns the keys of the settings that have a value. */
    public List<String> keys() {
        return Settings.all().stream().map(Setting::key).filter(this::isSet).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SettingValues that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    private SettingValues put(Setting<?> setting, @Nullable Object value) {
        @Nullable Object[] changed = values.clone();
        changed[setting.index()] = value;
        return new SettingValues(changed);
    }
}
