/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The target of a row.
 *
 * @param words for readers
 * @param test for the medians
 */
record Target(String words, Test test) {

    /** A row without a target. */
    static final Target NONE = new Target("", (ours, peer) -> true);

    /** Compares medians; the peer's is NaN where it has none. */
    interface Test {
        boolean met(double ours, double peer);
    }

    static Target atMost(double limit, Unit unit) {
        return new Target("≤ " + unit.show(limit), (ours, peer) -> ours <= limit);
    }

    /** Less is better: ours is at most a part of the peer's. */
    static Target partOfPeer(int divisor) {
        return new Target(
                "≤ 1/" + divisor + " of the peer's", (ours, peer) -> ours * divisor <= peer);
    }

    /** Less is better: ours is at most so many times the peer's. */
    static Target ofPeer(double factor) {
        return new Target(
                factor == 1 ? "≤ the peer's" : "≤ " + factor + " × the peer's",
                (ours, peer) -> ours <= factor * peer);
    }

    /** More is better: ours is a multiple of the peer's. */
    static Target timesPeer(int factor) {
        return new Target(
                String.format(Locale.ROOT, "≥ %d × the peer's", factor),
                (ours, peer) -> ours >= factor * peer);
    }

    boolean isPromised() {
        return !words.isEmpty();
    }

    boolean met(Samples ours, @Nullable Samples peer) {
        return test.met(ours.median(), peer == null ? Double.NaN : peer.median());
    }
}
