/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Masks secrets inside converted values. Returns the same object where there are none. */
final class ValueScrubber {

    private final SensitiveNames names;
    private final TextScrubber text;

    ValueScrubber(SensitiveNames names) {
        this.names = names;
        this.text = new TextScrubber(names);
    }

    @Nullable String text(@Nullable String value) {
        return value == null ? null : text.scrub(value);
    }

    String required(String value) {
        return text.scrub(value);
    }

    <V> Map<String, V> map(Map<String, V> map) {
        Map<String, V> scrubbed = null;
        for (Map.Entry<String, V> entry : map.entrySet()) {
            V value = entry.getValue();
            V clean = cast(entry(entry.getKey(), value));
            if (clean != value && scrubbed == null) {
                scrubbed = new LinkedHashMap<>(map);
            }
            if (clean != value && scrubbed != null) {
                scrubbed.put(entry.getKey(), clean);
            }
        }
        return scrubbed == null ? map : scrubbed;
    }

    List<String> texts(List<String> list) {
        List<String> scrubbed = new ArrayList<>(list.size());
        for (String element : list) {
            scrubbed.add(text.scrub(element));
        }
        return scrubbed;
    }

    /** A value by the name it has in a map, header list or form. */
    @Nullable Object entry(String name, @Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof String secret && secret.isEmpty()) {
            return value;
        }
        return names.match(name) ? Mask.TEXT : value(value);
    }

    @Nullable Object value(@Nullable Object value) {
        if (value instanceof String string) {
            return text.scrub(string);
        }
        if (value instanceof Map<?, ?> map) {
            return map(ValueScrubber.<Map<String, Object>>cast(map));
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        return value;
    }

    private Object number(Number number) {
        if (number instanceof Integer || number instanceof Double || number instanceof Float) {
            return number;
        }
        String digits = number.toString();
        return digits.length() >= 13 && !CardNumbers.mask(digits).equals(digits)
                ? Mask.TEXT
                : number;
    }

    private Object list(List<?> list) {
        List<@Nullable Object> scrubbed = null;
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            Object clean = value(element);
            if (clean != element && scrubbed == null) {
                scrubbed = new ArrayList<>(list);
            }
            if (clean != element && scrubbed != null) {
                scrubbed.set(i, clean);
            }
        }
        return scrubbed == null ? list : scrubbed;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    private static <T> T cast(@Nullable Object value) {
        return (T) value;
    }
}
