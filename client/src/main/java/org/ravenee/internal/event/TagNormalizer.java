/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.Event;
import org.ravenee.Processor;
import org.ravenee.internal.values.Texts;

/** Converts tags to the form that all servers accept, including tags that processors have set. */
public final class TagNormalizer implements Processor {

    private static final int LONGEST = 200;

    /** Characters of assignments, addresses and documents, which are not part of names. */
    private static final String ENDS = "=@/%?&\\\"'<{[";

    /** Creates the processor. */
    public TagNormalizer() {}

    @Override
    public Event process(Event event) {
        Map<String, String> tags = event.tags();
        Map<String, String> valid = valid(tags);
        return valid == tags ? event : event.toBuilder().tags(valid).build();
    }

    /** Returns the same map if servers accept it. */
    static Map<String, String> valid(Map<String, String> tags) {
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (!isName(tag.getKey()) || !isValue(tag.getValue())) {
                return cleaned(tags);
            }
        }
        return tags;
    }

    private static boolean isName(@Nullable String name) {
        if (name == null || name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isAllowed(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char c) {
        boolean ascii = c < 128 && Character.isLetterOrDigit(c);
        return ascii || c == '_' || c == '.' || c == ':' || c == '-';
    }

    private static boolean isValue(@Nullable String value) {
        return value != null
                && !value.isEmpty()
                && value.length() <= LONGEST
                && !Character.isWhitespace(value.charAt(0))
                && !Character.isWhitespace(value.charAt(value.length() - 1))
                && value.indexOf('\n') < 0
                && value.indexOf('\r') < 0;
    }

    private static Map<String, String> cleaned(Map<String, String> tags) {
        Map<String, String> valid = new LinkedHashMap<>();
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            String name = tag.getKey() == null ? "" : name(tag.getKey());
            String value = tag.getValue() == null ? "" : value(tag.getValue());
            if (!name.isEmpty() && !value.isEmpty()) {
                valid.put(name, value);
            }
        }
        return valid;
    }

    private static String name(String name) {
        String stripped = name.strip();
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < stripped.length() && i < LONGEST; i++) {
            char c = stripped.charAt(i);
            if (ENDS.indexOf(c) >= 0) {
                // Without its sign, a secret as in password=x would not be recognised.
                break;
            }
            clean.append(isAllowed(c) ? c : '-');
        }
        return clean.toString();
    }

    private static String value(String value) {
        String stripped = value.strip();
        return Texts.cut(stripped, LONGEST).replace('\n', ' ').replace('\r', ' ');
    }
}
