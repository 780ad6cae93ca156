/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.copy;

import java.util.Optional;
import java.util.function.BiFunction;
import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.Response;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.store.EventStore;
import org.ravenee.inbox.internal.store.StoredEvent;
import org.ravenee.inbox.internal.text.HiddenCharacters;

/** Answers with an event as text of one kind. */
public final class CopyText implements Handler {

    private final EventStore store;
    private final BiFunction<StoredEvent, Node, Optional<String>> text;

    private CopyText(EventStore store, BiFunction<StoredEvent, Node, Optional<String>> text) {
        this.store = store;
        this.text = text;
    }

    public static CopyText trace(EventStore store) {
        return new CopyText(store, (event, json) -> visible(TraceText.of(json)));
    }

    public static CopyText markdown(EventStore store) {
        return new CopyText(store, (event, json) -> visible(EventMarkdown.of(event, json)));
    }

    public static CopyText curl(EventStore store) {
        return new CopyText(store, (event, json) -> CurlCommand.of(json));
    }

    public static CopyText id(EventStore store) {
        return new CopyText(store, (event, json) -> Optional.of(event.id()));
    }

    /** Hidden characters would act on the terminal or the editor into which the text is pasted. */
    private static Optional<String> visible(String text) {
        return Optional.of(HiddenCharacters.named(text));
    }

    @Override
    public Response handle(Request request) {
        return store.find(request.parts().get(0))
                .flatMap(this::text)
                .map(found -> Response.text(200, found.stripTrailing()))
                .orElseGet(
                        () ->
                                Response.text(
                                        404,
                                        "The inbox does not have this event, or the event has no such part."));
    }

    private Optional<String> text(StoredEvent event) {
        return text.apply(event, Node.of(JsonDocument.of(event.json()).root()));
    }
}
