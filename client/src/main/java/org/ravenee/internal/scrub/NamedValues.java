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
final class NamedValues {

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

    private NamedValues() {}

    /** Whether this entry says that what stands beside it is a secret. */
    static boolean nameSecret(String name, @Nullable Object value, SensitiveNames names) {
        return value instanceof String text
                && text.length() <= LONGEST_NAME
                && NAME.matcher(name).matches()
                && names.match(text);
    }

    static String mask(String text, SensitiveNames names) {
        return mask(text, 0, names);
    }

    private static String mask(String text, int layer, SensitiveNames names) {
        Matcher pair = PAIR.matcher(text);
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        int depth = 0;
        int from = 0;
        // The value that came before its name, and the name that says what is secret.
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
                int most = Math.min(text.length(), start + LONGEST_NAME);
                String said = text.substring(start, most);
                if (names.match(said.substring(0, Values.end(said, 0, name, listed, false)))) {
                    naming = pair.group(1);
                    depthOfNaming = depth;
                    if (earlier != null && earlier[3] == depth) {
                        masked.setLength(earlier[2]);
                        copied = earlier[4];
                        masked.append(text, copied, earlier[0]);
                        masked.append(Values.replacement(text, earlier[0], earlier[1]));
                        copied = earlier[1];
                        from = copied;
                        looked = copied;
                    }
                    earlier = null;
                } else if (pair.group(1).equals(naming)) {
                    naming = null;
                }
                continue;
            }
            int end = Values.end(text, start, name, listed, false);
            from = Math.max(end, start);
            looked = from;
            if (end <= start) {
                continue;
            }
            String value = text.substring(start, end);
            String clean = value;
            if (naming != null) {
                clean =
                        Values.isPlaceholder(text, start, end)
                                ? value
                                : Values.replacement(text, start, end);
            } else {
                earlier = new int[] {start, end, masked.length(), depth, copied};
                depthOfNaming = depth;
                if (layer < MOST_LAYERS) {
                    clean = mask(value, layer + 1, names);
                }
            }
            if (!clean.equals(value)) {
                masked.append(text, copied, start).append(clean);
                copied = end;
            }
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }
}
