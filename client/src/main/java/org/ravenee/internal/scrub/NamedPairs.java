/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

/**
 * Masks values in what is known to be a list of names and values: query strings, forms, cookies. No
 * character but the separator ends a value there.
 */
final class NamedPairs {

    private final SensitiveNames names;
    private final EncodedTexts encoded;

    NamedPairs(SensitiveNames names, EncodedTexts encoded) {
        this.names = names;
        this.encoded = encoded;
    }

    String mask(String text, char separator) {
        StringBuilder masked = null;
        int copied = 0;
        int start = 0;
        while (start < text.length()) {
            int next = text.indexOf(separator, start);
            int end = next < 0 ? text.length() : next;
            int equals = start;
            while (equals < end && text.charAt(equals) != '=') {
                equals++;
            }
            if (equals + 1 < end
                    && isSensitive(
                            text.substring(start, equals),
                            text.substring(equals + 1, end),
                            separator)) {
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

    private boolean isSensitive(String name, String value, char separator) {
        String plain = EncodedTexts.decoded(name);
        return names.match(plain)
                || (separator == ';' && names.matchCookie(plain.strip(), value))
                || ((value.indexOf('%') >= 0 || value.indexOf('+') >= 0) && encoded.hides(value));
    }
}
