/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.ravenee.inbox.internal.http.QueryString;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.Response;
import org.ravenee.inbox.internal.ide.IdeLinks;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.page.event.EventPage;
import org.ravenee.inbox.internal.page.list.ListPage;
import org.ravenee.inbox.internal.store.EventStore;
import org.ravenee.inbox.internal.store.StoredEvent;

/** Renders pages without a server. */
final class Rendering {

    private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final EventStore store = new EventStore(500, 1_000_000);
    private final Times times = new Times(Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC);

    Rendering(String event) {
        store.add(
                StoredEvent.received(
                        ID, NOW, "1", event, JsonDocument.of(event).root(), "{}", Map.of()));
    }

    String event() {
        return body(new EventPage(store, times, IdeLinks.NONE).handle(request("")));
    }

    String list(String query) {
        return body(new ListPage(store, times, "test").handle(request(query)));
    }

    private static Request request(String query) {
        return new Request(
                "GET",
                "/",
                QueryString.parse(query),
                Map.of("Host", List.of("127.0.0.1:9099")),
                List.of(ID),
                InputStream.nullInputStream());
    }

    private static String body(Response response) {
        if (response.status() != 200) {
            throw new AssertionError("status " + response.status());
        }
        return new String(response.body(), UTF_8);
    }
}
