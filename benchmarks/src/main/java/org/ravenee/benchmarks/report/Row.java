/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * A line of a table.
 *
 * @param id under which the notes say why a target is missed
 * @param title what it is, for readers
 * @param what what it is, in the results
 * @param unit how it is shown
 * @param target the limit for both medians
 */
record Row(String id, String title, String what, Unit unit, Target target) {

    /** As Markdown; null if our side was not measured. */
    @Nullable String show(Results results) {
        Samples ours = results.of("raven", what);
        Samples peer = results.of("sentry", what);
        if (ours == null) {
            return null;
        }
        return String.join(
                " | ",
                "| " + title,
                shown(ours),
                peer == null ? "" : shown(peer),
                peer == null ? "" : ratio(ours, peer),
                target.words(),
                verdict(ours, peer) + " |");
    }

    boolean misses(Results results) {
        Samples ours = results.of("raven", what);
        return ours != null && !target.met(ours, results.of("sentry", what));
    }

    private String verdict(Samples ours, @Nullable Samples peer) {
        if (!target.isPromised()) {
            return "";
        }
        return target.met(ours, peer) ? "met" : "**not met**";
    }

    private String shown(Samples samples) {
        String median = unit.show(samples.median());
        String low = unit.show(samples.low());
        String high = unit.show(samples.high());
        return low.equals(high) ? median : median + " (" + low + " – " + high + ")";
    }

    private static String ratio(Samples ours, Samples peer) {
        if (peer.median() == 0) {
            return "";
        }
        String median = Unit.number(ours.median() / peer.median());
        String low = Unit.number(ours.low() / peer.high());
        String high = Unit.number(ours.high() / peer.low());
        return low.equals(high) ? median : median + " (" + low + " – " + high + ")";
    }
}
