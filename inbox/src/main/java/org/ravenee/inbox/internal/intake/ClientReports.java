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

/** Reads {@code discarded_events} out of client reports; what is not readable counts as 0. */
final class ClientReports {

    private static final int LONGEST = 100;

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
                                        (long) line.at("quantity").number().orElse(0)))
                .toList();
    }

    private static String word(Node node) {
        String text = node.text().orElse("unknown");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
