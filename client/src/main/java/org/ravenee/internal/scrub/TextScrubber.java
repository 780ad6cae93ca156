/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import org.jspecify.annotations.Nullable;

/** Masks the secrets in a text: looks for all of them in the original, then masks them at once. */
final class TextScrubber {

    private static final int MOST_LAYERS = 3;

    private final TextRules.Row[] rules;

    TextScrubber(SensitiveNames names) {
        this.rules = TextRules.of(names);
    }

    /** Returns the same object where there is no secret. */
    String scrub(String text) {
        Findings found = find(text);
        return found.isEmpty() ? text : found.mask(text);
    }

    /** Finds the secrets that show in the text, and those that show once it is decoded. */
    Findings find(String text) {
        Findings found = new Findings();
        @Nullable DecodedText decoded = null;
        for (int layer = 0; layer <= MOST_LAYERS; layer++) {
            String plain = decoded == null ? text : decoded.text();
            long codes = search(plain, decoded, found, text);
            decoded = codes == 0 ? null : DecodedText.of(plain, decoded);
            if (decoded == null) {
                break;
            }
        }
        return found;
    }

    /** Returns a bit for each character that may begin an encoded one. */
    private long search(
            String text, @Nullable DecodedText decoded, Findings found, String original) {
        long signs = 0;
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            long bit = 1L << c;
            // All ones for letters, which begin at 64, and else none: without a branch.
            long letter = -(c >> 6 & 1) | (c > 0x7f ? -1 : 0);
            letters |= bit & letter;
            signs |= bit & ~letter;
        }
        Findings inside = decoded == null ? found : new Findings();
        for (TextRules.Row row : rules) {
            if (row.filter().accepts(text, signs, letters)) {
                inside.by(row.name());
                row.rule().find(text, inside);
            }
        }
        if (decoded != null && !inside.isEmpty()) {
            decoded.addTo(found, inside, original);
        }
        return (signs & (1L << '%' | 1L << '&')) | (letters >> '\\' & 1);
    }
}
