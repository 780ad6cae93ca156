/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

/** Masks secrets inside texts of any kind. Returns the same object where there are none. */
final class TextScrubber {

    private static final int FEWEST_DIGITS = 13;

    private final Assignments assignments;

    TextScrubber(SensitiveNames names) {
        this.assignments = new Assignments(names);
    }

    String scrub(String text) {
        boolean assigns = false;
        int digits = 0;
        boolean dots = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' || c == ':') {
                assigns = true;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' || c == ' ' || c == '-' || c == '+' || c == '%') {
                dots = true;
            }
        }
        // Most texts are names and short messages: the one pass above says what is worth looking
        // for.
        String scrubbed = text;
        if (assigns || dots) {
            scrubbed = Tokens.mask(scrubbed);
        }
        if (assigns) {
            scrubbed = assignments.mask(scrubbed);
        }
        if (digits >= FEWEST_DIGITS) {
            scrubbed = CardNumbers.mask(scrubbed);
        }
        return scrubbed;
    }
}
