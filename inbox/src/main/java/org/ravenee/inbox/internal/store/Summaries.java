/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.text.Shortened;

/** Reads the summary out of an event. */
public final class Summaries {

    private static final int LONGEST = 500;

    private Summaries() {}

    public static Summary of(JsonObject event) {
        Node node = Node.of(event);
        Optional<Node> thrown = thrown(node);
        return new Summary(
                level(node),
                thrown.flatMap(e -> text(e.at("type"))),
                thrown.flatMap(e -> text(e.at("value")))
                        .or(() -> message(node).map(t -> Shortened.to(LONGEST, t))),
                EventTime.of(node.at("timestamp")),
                text(node.at("transaction")),
                text(node.at("environment")),
                text(node.at("release")),
                text(node.at("server_name")),
                thrown.map(e -> e.at("mechanism").at("handled").isFalse()).orElse(false),
                GroupKeys.of(event));
    }

    private static Optional<Node> thrown(Node event) {
        List<Node> chain = ExceptionNodes.withoutWrappers(event);
        return chain.isEmpty() ? Optional.empty() : Optional.of(chain.get(chain.size() - 1));
    }

    private static Level level(Node event) {
        return event.at("level").text().flatMap(Level::of).orElse(Level.ERROR);
    }

    /** The message proper, or the {@code message} member of old clients (text or an object). */
    public static Optional<String> message(Node event) {
        return event.at("logentry")
                .at("formatted")
                .text()
                .or(() -> event.at("logentry").at("message").text())
                .or(() -> event.at("message").at("formatted").text())
                .or(() -> event.at("message").at("message").text())
                .or(() -> event.at("message").text());
    }

    private static Optional<String> text(Node node) {
        return node.text().map(t -> Shortened.to(LONGEST, t));
    }
}
