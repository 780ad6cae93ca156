/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.util.Comparator;

/**
 * Items of one kind that were discarded for one reason, as client reports name both.
 *
 * @param reason such as {@code queue_overflow}
 * @param category such as {@code error}
 */
public record DiscardedItems(String reason, String category) implements Comparable<DiscardedItems> {

    /** The category of events. */
    public static final String EVENTS = "error";

    /** The category of check-ins. */
    public static final String CHECK_INS = "monitor";

    private static final Comparator<DiscardedItems> ORDER =
            Comparator.comparing(DiscardedItems::category).thenComparing(DiscardedItems::reason);

    @Override
    public int compareTo(DiscardedItems other) {
        return ORDER.compare(this, other);
    }
}
