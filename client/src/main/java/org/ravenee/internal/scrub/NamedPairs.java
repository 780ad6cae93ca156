/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Masks values in what is known to be a list of names and values: query strings, forms, cookies. No
 * character but the separator ends a value there.
 */
final class NamedPairs {

    private final SensitiveNames names;

    NamedPairs(SensitiveNames names) {
        this.names = names;
    }

    String mask(String text, char separator) {
        StringBuilder masked = null;
        int copied = 0;
        int start = 0;
        while (start < text.length()) {
            int next = text.indexOf(separator, start);
            int end = next < 0 ? text.length() : next;
            int equals = text.indexOf('=', start);
            if (equals >= 0 && equals + 1 < end && isSensitive(text.substring(start, equals))) {
                if (masked == null) {
                    masked = new StringBuilder(text.length());
                }
                masked.append(text, copied, equals + 1).append(Mask.TEXT);
                copied = end;
            }
            start = end + 1;
        }
        return masked == null ? text : masked.append(text, copied, text.length()).toString();
    }

    private boolean isSensitive(String name) {
        try {
            return names.match(URLDecoder.decode(name, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return names.match(name);
        }
    }
}
