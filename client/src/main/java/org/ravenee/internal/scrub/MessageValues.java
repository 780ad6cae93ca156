/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks values in quotes or brackets in messages that name a secret as a column, property,
 * parameter or the like: {@code Invalid value 'x' for property 'password'}, {@code field 'pin':
 * rejected value [x]}. The name may stand before the value or behind it.
 */
final class MessageValues implements TextRule {

    static final String KEYWORDS =
            "value|string|expected|was|got |converting|received|syntax|at row";

    private static final int FARTHEST = 500;
    private static final int LONGEST_VALUE = 1000;

    private static final String KIND =
            "(?:column|property|param|parameter|option|header|field|argument|variable|attribute"
                    + "|setting)\\b";

    private static final Pattern NAME =
            Pattern.compile(
                    "(?i)\\b"
                            + "(?:key|for|"
                            + KIND
                            + ")\\b:? {0,2}[\"'`(\\[]*+(?!"
                            + KIND
                            + ")([\\w.$\"\\[\\]-]{2,100}+)"
                            + "|[\"'`\\[]([\\w.$-]{2,100}+)[\"'`\\]] "
                            + KIND
                            + "|\\[\"([\\w.$-]{2,100}+)\"]");

    private static final Pattern VALUE =
            Pattern.compile(
                    "(?i)\\b(?:value|string|expected|was|got|converting|received|syntax for type \\w{2,30}|row \\d{1,9})(?: is)?:?\\s?([\"'`<\\[])");

    private final SensitiveNames names;

    MessageValues(SensitiveNames names) {
        this.names = names;
    }

    @Override
    public void find(String text, Findings found) {
        Matcher name = NAME.matcher(text);
        Matcher value = VALUE.matcher(text);
        int done = 0;
        while (done < text.length() && name.find()) {
            int group = name.start(1) >= 0 ? 1 : name.start(2) >= 0 ? 2 : 3;
            if (!MessageForms.isSensitive(name.group(group), names)) {
                continue;
            }
            value.region(
                    Math.max(done, name.start() - FARTHEST),
                    Math.min(text.length(), name.end() + FARTHEST));
            while (value.find()) {
                add(text, value.end(), found);
            }
            done = value.regionEnd();
        }
    }

    private static void add(String text, int start, Findings found) {
        int open = "<[".indexOf(text.charAt(start - 1));
        char close = open < 0 ? text.charAt(start - 1) : ">]".charAt(open);
        int most = Math.min(text.length(), start + LONGEST_VALUE);
        int end = start;
        while (end < most
                && text.charAt(end) != '\n'
                && (text.charAt(end) != close || !ValueBounds.isClosing(text, end + 1))) {
            end++;
        }
        if (!ValueTraits.isPlaceholder(text, start, end)) {
            found.add(start, end);
        }
    }
}
