/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ravenee.internal.values.Texts;

/** Brings tags into the form that every server takes. */
final class Tags {

    private static final int LONGEST = 200;

    /** What assignments, addresses and documents are made of, and names are not. */
    private static final String ENDS = "=@/%?&\\\"'<{[";

    private Tags() {}

    static Map<String, String> valid(Map<String, String> tags) {
        Map<String, String> valid = new LinkedHashMap<>();
        tags.forEach(
                (name, value) -> {
                    String cleanName = name == null ? "" : name(name);
                    String cleanValue = value == null ? "" : value(value);
                    if (!cleanName.isEmpty() && !cleanValue.isEmpty()) {
                        valid.put(cleanName, cleanValue);
                    }
                });
        return valid;
    }

    private static String name(String name) {
        String stripped = name.strip();
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < stripped.length() && i < LONGEST; i++) {
            char c = stripped.charAt(i);
            if (ENDS.indexOf(c) >= 0) {
                // What would be a secret with these signs must not pass for a name without them.
                break;
            }
            boolean ascii = c < 128 && Character.isLetterOrDigit(c);
            boolean allowed = ascii || c == '_' || c == '.' || c == ':' || c == '-';
            clean.append(allowed ? c : '-');
        }
        return clean.toString();
    }

    private static String value(String value) {
        String stripped = value.strip();
        return Texts.cut(stripped, LONGEST).replace('\n', ' ').replace('\r', ' ');
    }
}
