/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.values.Texts;

/** Converts tags to the form that all servers accept. */
final class TagNormalizer {

    private static final int LONGEST = 200;

    /** Characters of assignments, addresses and documents, which are not part of names. */
    private static final String ENDS = "=@/%?&\\\"'<{[";

    /** Names that servers remove, or that have a meaning of their own. */
    private static final Set<String> RESERVED =
            Set.of("release", "dist", "user", "filename", "function", "environment");

    private TagNormalizer() {}

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
        if (name == null || name.isEmpty() || name.length() > LONGEST || RESERVED.contains(name)) {
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
                && value.equals(Texts.oneLine(value));
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
        return RESERVED.contains(clean.toString()) ? "tag." + clean : clean.toString();
    }

    private static String value(String value) {
        return Texts.cut(Texts.oneLine(value), LONGEST);
    }
}
