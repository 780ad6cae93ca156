/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks values whose name is the value of something beside them: {@code {"name": "password",
 * "value": "…"}}, {@code <input name="password" value="…">}, {@code Header[name=…, value=…]}.
 */
final class NamedValues implements TextRule {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_LAYERS = 3;
    private static final String NAMING =
            "[\\w-]*name|key|id|field|param|parameter|property|header|label|attribute|variable"
                    + "|column|option|setting|type|path";
    private static final Pattern NAME = Pattern.compile("(?i)" + NAMING);
    private static final Pattern PAIR =
            Pattern.compile(
                    "(?i)(?<![\\w-])(?:("
                            + NAMING
                            + ")|([\\w-]*values?))\\\\*+[\"']?\\s*+[=:]>?\\s*+");

    private final SensitiveNames names;

    NamedValues(SensitiveNames names) {
        this.names = names;
    }

    /** Whether this entry declares the entry beside it a secret. */
    static boolean nameSecret(String name, @Nullable Object value, SensitiveNames names) {
        return value instanceof String text
                && text.length() <= LONGEST_NAME
                && NAME.matcher(name).matches()
                && names.match(text);
    }

    @Override
    public void find(String text, Findings found) {
        find(text, 0, 0, found);
    }

    /** Searches a part of a text: a value may have pairs inside. */
    private void find(String text, int offset, int layer, Findings found) {
        Matcher pair = PAIR.matcher(text);
        int depth = 0;
        int from = 0;
        // The value that came before its name, and the name of the secret.
        int[] earlier = null;
        String naming = null;
        int depthOfNaming = 0;
        int looked = 0;
        while (pair.find(from)) {
            for (; looked < pair.start(); looked++) {
                char c = text.charAt(looked);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (c == '<' || (c == '}' && depth < depthOfNaming)) {
                    naming = null;
                    earlier = null;
                    depthOfNaming = depth;
                }
            }
            int start = pair.end();
            boolean listed = Assignments.isListed(text, pair.start());
            String name = pair.group();
            from = start;
            if (pair.group(1) != null) {
                // No farther than a name may reach, or each would look to the end of the text.
                String said = text.substring(start, Math.min(text.length(), start + LONGEST_NAME));
                if (names.match(bare(said.substring(0, ValueBounds.end(said, 0, name, listed))))) {
                    naming = pair.group(1);
                    depthOfNaming = depth;
                    if (earlier != null && earlier[2] == depth) {
                        add(text, earlier[0], earlier[1], offset, found);
                    }
                    earlier = null;
                } else if (pair.group(1).equals(naming)) {
                    naming = null;
                }
                continue;
            }
            int end = ValueBounds.end(text, start, name, listed);
            from = Math.max(end, start);
            looked = from;
            if (end <= start) {
                continue;
            }
            if (naming != null) {
                add(text, start, end, offset, found);
            } else {
                earlier = new int[] {start, end, depth};
                depthOfNaming = depth;
                if (layer < MOST_LAYERS) {
                    find(text.substring(start, end), offset + start, layer + 1, found);
                }
            }
        }
    }

    private static void add(String text, int start, int end, int offset, Findings found) {
        if (!ValueTraits.isPlaceholder(text, start, end)) {
            String mask = ValueBounds.replacement(text, start, end);
            found.add(offset + start, offset + end, mask);
        }
    }

    /** Returns the text between the quotes. */
    private static String bare(String quoted) {
        int start = 0;
        int end = quoted.length();
        while (start < end && "\\\"'".indexOf(quoted.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "\\\"'".indexOf(quoted.charAt(end - 1)) >= 0) {
            end--;
        }
        return quoted.substring(start, end);
    }
}
