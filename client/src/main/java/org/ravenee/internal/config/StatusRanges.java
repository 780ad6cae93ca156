/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP statuses, written as {@code 408,500-599}. */
public final class StatusRanges {

    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{3})\\s*(?:-\\s*(\\d{3})\\s*)?");

    private record Range(int first, int last) {}

    private final List<Range> ranges;

    private StatusRanges(List<Range> ranges) {
        this.ranges = ranges;
    }

    public static StatusRanges parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = RANGE.matcher(part);
            if (!matcher.matches()) {
                throw unusable(text);
            }
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (first < 100 || last < first || last > 599) {
                throw unusable(text);
            }
            ranges.add(new Range(first, last));
        }
        return new StatusRanges(ranges);
    }

    private static IllegalArgumentException unusable(String text) {
        return Require.unusable(
                "sentry.report-status", text, "statuses from 100 to 599, such as 408,500-599");
    }

    public boolean contains(int status) {
        for (Range range : ranges) {
            if (status >= range.first() && status <= range.last()) {
                return true;
            }
        }
        return false;
    }
}
