/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.math.BigDecimal;
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
    private final NamedValues siblings;
    private final CommandLines commands;

    ValueScrubber(SensitiveNames names) {
        this.names = names;
        this.text = new TextScrubber(names);
        this.siblings = new NamedValues(names);
        this.commands = new CommandLines(names);
    }

    @Nullable String text(@Nullable String value) {
        return value == null ? null : text.scrub(value);
    }

    String required(String value) {
        return text.scrub(value);
    }

    <V> Map<String, V> map(Map<String, V> map) {
        Map<String, V> scrubbed = null;
        Boolean isNamed = null;
        for (Map.Entry<String, V> entry : map.entrySet()) {
            V value = entry.getValue();
            if (isNamed == null && NamedValues.isValue(entry.getKey())) {
                isNamed = hasSecretName(map);
            }
            boolean named = Boolean.TRUE.equals(isNamed) && NamedValues.isValue(entry.getKey());
            V clean = cast(entry(named || names.match(entry.getKey()), value));
            // A map by tokens or addresses has its secrets in its keys.
            String name = text.scrub(entry.getKey());
            if (scrubbed == null && (clean != value || name != entry.getKey())) {
                scrubbed = new LinkedHashMap<>(map);
            }
            if (scrubbed != null) {
                if (name != entry.getKey()) {
                    scrubbed.remove(entry.getKey());
                }
                scrubbed.put(name, clean);
            }
        }
        return scrubbed == null ? map : scrubbed;
    }

    private boolean hasSecretName(Map<String, ?> map) {
        for (Map.Entry<String, ?> entry : map.entrySet()) {
            if (siblings.nameSecret(entry.getKey(), entry.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** Masks every value of what is a secret as a whole. */
    Map<String, Object> mask(Map<String, Object> map) {
        Map<String, Object> masked = new LinkedHashMap<>();
        map.keySet().forEach(name -> masked.put(name, Mask.TEXT));
        return masked;
    }

    boolean isSensitive(String name) {
        return names.match(name);
    }

    /** A value by the name it has in a map, header list or form. */
    @Nullable Object entry(String name, @Nullable Object value) {
        return entry(names.match(name), value);
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
        if (value instanceof Number number) {
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
        return CardNumbers.mask(digits).equals(digits) ? number : Mask.TEXT;
    }

    private Object list(List<?> list) {
        List<@Nullable Object> scrubbed = null;
        // Between the first and the last of the lines of a private key.
        boolean key = false;
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            Object clean =
                    (key || (i > 0 && list.get(i - 1) instanceof String s && commands.announces(s)))
                                    && element instanceof String
                            ? Mask.TEXT
                            : value(element);
            if (element instanceof String line && line.contains("-----")) {
                key = !line.contains("-----END") && (key || Tokens.beginPrivateKey(line));
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

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    private static <T> T cast(@Nullable Object value) {
        return (T) value;
    }
}
