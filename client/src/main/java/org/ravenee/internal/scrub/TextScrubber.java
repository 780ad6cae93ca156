/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

/** Masks secrets inside texts of any kind. Returns the same object where there are none. */
final class TextScrubber {

    private static final int FEWEST_DIGITS = 13;

    private final Assignments assignments;
    private final XmlElements elements;
    private final boolean byLooks;

    TextScrubber(SensitiveNames names) {
        this.assignments = new Assignments(names);
        this.elements = new XmlElements(names);
        this.byLooks = names.includeUsual();
    }

    String scrub(String text) {
        boolean assigns = false;
        boolean tags = false;
        boolean separates = false;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '=', ':', '\\', '%' -> assigns = true;
                case '.', ' ', '-', '+' -> separates = true;
                case '<' -> tags = true;
                case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> digits++;
                default -> {
                    // most of any text
                }
            }
        }
        // Most texts are names and short messages: the one pass above says what is worth looking
        // for.
        String scrubbed = text;
        if (byLooks && (assigns || separates)) {
            scrubbed = Tokens.mask(scrubbed);
        }
        if (assigns) {
            scrubbed = assignments.mask(scrubbed);
        }
        if (tags) {
            scrubbed = elements.mask(scrubbed);
        }
        if (byLooks && digits >= FEWEST_DIGITS) {
            scrubbed = CardNumbers.mask(scrubbed);
        }
        return scrubbed;
    }
}
