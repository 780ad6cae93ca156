/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.intake;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.store.Discarded;
import org.ravenee.inbox.internal.text.Shortened;

/** Reads {@code discarded_events} out of client reports; a quantity that is none counts as 0. */
final class ClientReports {

    private static final int LONGEST = 100;
    private static final double MOST = 1e9;

    private ClientReports() {}

    static List<Discarded> lines(JsonObject report, Instant now, String project) {
        return Node.of(report).at("discarded_events").items().stream()
                .map(
                        line ->
                                new Discarded(
                                        now,
                                        project,
                                        word(line.at("reason")),
                                        word(line.at("category")),
                                        quantity(line.at("quantity"))))
                .toList();
    }

    private static long quantity(Node node) {
        return (long) Math.max(0, Math.min(MOST, node.number().orElse(0)));
    }

    private static String word(Node node) {
        return Shortened.to(LONGEST, node.text().orElse("unknown"));
    }
}
