/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import org.jspecify.annotations.Nullable;

/** Masks the secrets in a text: looks for all of them in the original, then masks them at once. */
final class TextScrubber {

    private static final int MOST_LAYERS = 3;

    private final TextRules rules;

    TextScrubber(SensitiveNames names) {
        this.rules = new TextRules(names);
    }

    /** Returns the same object where there is no secret. */
    String scrub(String text) {
        int selected = rules.select(text);
        return selected == 0 ? text : find(text, selected).mask(text);
    }

    /** Masks secrets that are known by their form alone: in code, names have no secret values. */
    String scrubCode(String line) {
        int selected = TextRules.byForm(rules.select(line));
        return selected == 0 ? line : find(line, selected).mask(line);
    }

    /** Finds the secrets that show in the text, and those that show once it is decoded. */
    Findings find(String text) {
        return find(text, rules.select(text));
    }

    private Findings find(String text, int selected) {
        Findings found = new Findings();
        rules.find(text, selected, found);
        @Nullable DecodedText decoded = null;
        String plain = text;
        int next = selected;
        for (int layer = 0; layer < MOST_LAYERS && (next & TextRules.ENCODED) != 0; layer++) {
            decoded = DecodedText.of(plain, decoded);
            if (decoded == null) {
                break;
            }
            plain = decoded.text();
            next = rules.select(plain);
            Findings inside = new Findings();
            rules.find(plain, next, inside);
            decoded.addTo(found, inside, text);
        }
        return found;
    }
}
