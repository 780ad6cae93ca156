/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the masks that a sender put in the place of secrets. */
public final class Masks {

    private static final String MASK =
            "\\*{6,}|\\[(?i:filtered|redacted|masked)(?:[ :][^\\]]{1,40})?\\]";
    private static final Pattern ALONE = Pattern.compile(MASK);
    private static final Pattern NAMED =
            Pattern.compile("(?:([\\w.-]{1,60})[\"']?\\s?[=:]\\s?[\"']?)?(" + MASK + ")");

    private Masks() {}

    public static boolean isIn(String text) {
        return ALONE.matcher(text).find();
    }

    /** Finds masks: group 2 is the mask, group 1 the name before it where there is one. */
    public static Matcher in(String text) {
        return NAMED.matcher(text);
    }
}
