/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
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

    Findings find(String value) {
        return text.find(value);
    }

    String required(String value) {
        return text.scrub(value);
    }

    String code(String line) {
        return text.scrubCode(line);
    }

    <V> Map<String, V> map(Map<String, V> unchecked) {
        if (unchecked.isEmpty()) {
            return unchecked;
        }
        Map<String, V> map = byTexts(unchecked);
        Map<String, V> scrubbed = null;
        boolean looked = false;
        boolean named = false;
        for (Map.Entry<String, V> entry : map.entrySet()) {
            String key = entry.getKey();
            V value = entry.getValue();
            boolean isValue = isValue(key);
            if (isValue && !looked) {
                named = hasSecretName(map);
                looked = true;
            }
            boolean secret = isSecret(key, value) || (isValue && named);
            V clean = cast(entry(secret, value));
            // A map by tokens or addresses has its secrets in its keys.
            String name = text.scrub(key);
            if (scrubbed == null && (clean != value || name != key)) {
                scrubbed = new LinkedHashMap<>(map);
            }
            if (scrubbed != null) {
                if (name != key) {
                    scrubbed.remove(key);
                }
                scrubbed.put(name, clean);
            }
        }
        return scrubbed == null ? map : scrubbed;
    }

    /** Keys of maps are texts in JSON; a processor may have put in a map with any keys. */
    private static <V> Map<String, V> byTexts(Map<String, V> map) {
        boolean texts = true;
        for (Object key : map.keySet()) {
            texts &= key instanceof String;
        }
        if (texts) {
            return map;
        }
        Map<String, V> byTexts = new LinkedHashMap<>();
        for (Map.Entry<?, V> entry : map.entrySet()) {
            byTexts.put(String.valueOf(entry.getKey()), entry.getValue());
        }
        return byTexts;
    }

    /** Whether something of this name may hold another's value. */
    private static boolean isValue(String name) {
        int last = name.isEmpty() ? 0 : name.charAt(name.length() - 1) | ' ';
        return last == 'e' ? endsWith(name, "value") : last == 's' && endsWith(name, "values");
    }

    private static boolean endsWith(String name, String end) {
        return name.regionMatches(true, name.length() - end.length(), end, 0, end.length());
    }

    private boolean hasSecretName(Map<String, ?> map) {
        for (Map.Entry<String, ?> entry : map.entrySet()) {
            if (NamedValues.nameSecret(entry.getKey(), entry.getValue(), names)) {
                return true;
            }
        }
        return false;
    }

    /** A value by the name it has in a map, header list or form. */
    @Nullable Object entry(String name, @Nullable Object value) {
        return entry(isSecret(name, value), value);
    }

    private boolean isSecret(String name, @Nullable Object value) {
        if (!names.match(name)) {
            return false;
        }
        String text = value instanceof String || value instanceof Number ? value.toString() : "";
        return !ValueTraits.isPlaceholder(text, 0, text.length())
                && !ValueTraits.isCount(name, text, 0, text.length());
    }

    private @Nullable Object entry(boolean secret, @Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof String text && text.isEmpty()) {
            return value;
        }
        return secret ? Mask.TEXT : value(value);
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
        if (value instanceof Number number && isWrittenAsNumber(number)) {
            return number(number);
        }
        if (value == null || value instanceof Boolean) {
            return value;
        }
        // Put there by a processor: whatever it is, it is written as its text.
        return value instanceof Collection<?> collection
                ? list(new ArrayList<>(collection))
                : text.scrub(value.toString());
    }

    /** Numbers of other classes are written as their texts. */
    private static boolean isWrittenAsNumber(Number number) {
        Class<?> type = number.getClass();
        return type == Integer.class
                || type == Long.class
                || type == Double.class
                || type == Float.class
                || type == Short.class
                || type == Byte.class
                || type == BigInteger.class
                || type == BigDecimal.class;
    }

    private Object number(Number number) {
        if (!names.includeUsual() || number instanceof Integer) {
            return number;
        }
        double approximate = number.doubleValue();
        if (!(approximate >= 1e12 && approximate < 1e19)) {
            return number;
        }
        String digits =
                number instanceof Double || number instanceof Float
                        ? BigDecimal.valueOf(approximate).toBigInteger().toString()
                        : number.toString();
        return CardNumbers.isCard(digits) ? Mask.TEXT : number;
    }

    private Object list(List<?> list) {
        List<@Nullable Object> scrubbed = null;
        // Between the first and the last of the lines of a private key.
        boolean key = false;
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            Object clean =
                    (key || (i > 0 && announces(list.get(i - 1)))) && element instanceof String
                            ? Mask.TEXT
                            : value(element);
            if (element instanceof String line && line.contains("-----")) {
                key = !line.contains("-----END") && (key || PrivateKeys.begin(line));
            }
            if (clean != element && scrubbed == null) {
                scrubbed = new ArrayList<>(list);
            }
            if (clean != element && scrubbed != null) {
                scrubbed.set(i, clean);
            }
        }
        return scrubbed == null ? list : scrubbed;
    }

    /** Whether the next argument of a command is the value of this one, and secret. */
    private boolean announces(@Nullable Object argument) {
        return argument instanceof String option
                && option.startsWith("-")
                && option.indexOf(' ') < 0
                && option.indexOf('=') < 0
                && names.match(option);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    private static <T> T cast(@Nullable Object value) {
        return (T) value;
    }
}
