/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import java.util.Locale;

/** The names of monitors, as servers take them. */
final class MonitorSlug {

    private static final int LONGEST = 50;
    private static final int HASH_LENGTH = 8;

    private MonitorSlug() {}

    /**
     * Makes a slug of any text: {@code Orders.nightlyImport} becomes {@code orders-nightlyimport}.
     * One that is too long ends with a hash of the text instead, so that two of them differ.
     */
    static String of(String text) {
        String slug =
                text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9_]+", "-")
                        .replaceAll("^-+|-+$", "");
        if (slug.isEmpty()) {
            return "monitor-" + hash(text);
        }
        return slug.length() <= LONGEST
                ? slug
                : slug.substring(0, LONGEST - HASH_LENGTH - 1) + "-" + hash(text);
    }

    private static String hash(String text) {
        return String.format(Locale.ROOT, "%08x", text.hashCode());
    }
}
