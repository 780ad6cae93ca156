/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the value in a message about a duplicate: {@code Duplicate entry 'value' for key 'name'}.
 * Looks back from each key, as a look ahead from each entry would pass over the same characters
 * again and again.
 */
final class DuplicateEntries implements TextRule {

    static final String KEYWORDS = "' for key '";

    private static final int LONGEST_VALUE = 4_000;
    private static final String ENTRY = "entry '";
    private static final Pattern BEFORE_VALUE = Pattern.compile("(?i)" + ENTRY);
    private static final Pattern KEY =
            Pattern.compile("(?i)(?=" + KEYWORDS + "(?<name>[^'\"\\n]{1,200}+)?)'");

    private final SensitiveNames names;

    DuplicateEntries(SensitiveNames names) {
        this.names = names;
    }

    @Override
    public void find(String text, Findings found) {
        Matcher key = KEY.matcher(text);
        Matcher entry = BEFORE_VALUE.matcher(text);
        int done = 0;
        while (key.find()) {
            int end = key.start();
            if (end < done) {
                continue;
            }
            String name = key.group("name");
            boolean complete =
                    name != null
                            && entry.region(farthestEntry(text, done, end), end).find()
                            && entry.end() < end;
            if (complete && MessageForms.isSensitive(name, names)) {
                found.add(entry.end(), end);
            }
            // The quote of this key may be that of an entry for the next one.
            done = complete ? key.end("name") : Math.max(done, end + 1 - ENTRY.length());
        }
    }

    /** Returns the first position of an entry whose value may end here: values are of one line. */
    private static int farthestEntry(String text, int done, int end) {
        int least = Math.max(done, end - LONGEST_VALUE - ENTRY.length());
        int from = end;
        while (from > least && text.charAt(from - 1) != '\n') {
            from--;
        }
        return from;
    }
}
