/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.spool;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;

/**
 * One event on disk. The name has the time of writing and the event id; names sort by time. There
 * may be many thousands of them, so this is not a path but what makes one.
 *
 * @param id the event inside
 * @param written when it was spooled, in milliseconds
 * @param number tells events of the same millisecond apart
 * @param size its length in bytes
 */
public record SpoolFile(EventId id, long written, int number, long size)
        implements Comparable<SpoolFile> {

    static final String SUFFIX = ".envelope";

    private static final Pattern NAME =
            Pattern.compile("(\\d{15})-(\\d{6})-([0-9a-f]{32})" + Pattern.quote(SUFFIX));

    String name() {
        return String.format(Locale.ROOT, "%015d-%06d-%s%s", written, number, id, SUFFIX);
    }

    /** Returns null for what has another name than a spooled event. */
    static @Nullable SpoolFile of(String name, long size) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        EventId id = EventId.of(matcher.group(3));
        long written = Long.parseLong(matcher.group(1));
        int number = Integer.parseInt(matcher.group(2));
        return id.isPresent() ? new SpoolFile(id, written, number, size) : null;
    }

    /** The oldest first. */
    @Override
    public int compareTo(SpoolFile other) {
        int byTime = Long.compare(written, other.written);
        int byNumber = byTime != 0 ? byTime : Integer.compare(number, other.number);
        return byNumber != 0 ? byNumber : id.toString().compareTo(other.id.toString());
    }
}
