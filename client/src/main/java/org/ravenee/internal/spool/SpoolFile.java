/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.spool;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;

/**
 * One event on disk. The name says when it was written and which event it is; names sort by time.
 *
 * @param path where it is
 * @param id the event inside
 * @param written when it was spooled
 * @param size its length in bytes
 */
public record SpoolFile(Path path, EventId id, Instant written, long size) {

    static final String SUFFIX = ".envelope";

    private static final Pattern NAME =
            Pattern.compile("(\\d{15})-\\d{6}-([0-9a-f]{32})" + Pattern.quote(SUFFIX));

    static String name(EventId id, Instant now, int number) {
        return String.format(
                Locale.ROOT, "%015d-%06d-%s%s", now.toEpochMilli(), number, id, SUFFIX);
    }

    /** Returns null for what has another name than a spooled event. */
    static @Nullable SpoolFile of(Path path, long size) {
        Matcher matcher = NAME.matcher(path.getFileName().toString());
        if (!matcher.matches()) {
            return null;
        }
        Instant written = Instant.ofEpochMilli(Long.parseLong(matcher.group(1)));
        return new SpoolFile(path, EventId.of(matcher.group(2)), written, size);
    }
}
