/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import org.jspecify.annotations.Nullable;
import org.ravenee.internal.config.NamingRule;
import org.ravenee.internal.values.Texts;

/**
 * Name, version and release of an application, as its archive states them.
 *
 * @param name null if it has none
 * @param version null if it has none
 * @param release a name that servers accept
 */
record ApplicationInfo(@Nullable String name, @Nullable String version, String release) {

    /** Name, at sign and version fit in the longest release. */
    private static final int LONGEST_NAME = 140;

    private static final int LONGEST_VERSION = 59;

    /** Returns null where name or version are missing. */
    static @Nullable ApplicationInfo of(@Nullable String title, @Nullable String number) {
        String name = known(title);
        String version = known(number);
        if (name == null || version == null) {
            return null;
        }
        String release =
                NamingRule.RELEASE.fit(
                        Texts.cutBytes(name, LONGEST_NAME)
                                + "@"
                                + Texts.cutBytes(version, LONGEST_VERSION));
        return release == null ? null : new ApplicationInfo(name, version, release);
    }

    /** Returns null where the id of the commit is missing. */
    static @Nullable ApplicationInfo ofCommit(@Nullable String id) {
        String commit = known(id);
        String release = commit == null ? null : NamingRule.RELEASE.fit(commit);
        return release == null ? null : new ApplicationInfo(null, null, release);
    }

    /** Returns null for a text that is blank or has an unresolved expression. */
    private static @Nullable String known(@Nullable String text) {
        return text == null || text.isBlank() || text.contains("${") ? null : text.strip();
    }
}
