/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.envelope;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ravenee.inbox.internal.json.Node;

/** Event ids: 32 hexadecimal digits, with or without the dashes of a UUID. */
final class EventIds {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private EventIds() {}

    static Optional<String> in(JsonObject json, String where) throws RefusedException {
        if (!json.containsKey("event_id") || json.isNull("event_id")) {
            return Optional.empty();
        }
        String written = Node.of(json).at("event_id").display().toLowerCase(Locale.ROOT);
        if (HEX.matcher(written).matches()) {
            return Optional.of(written);
        }
        if (UUID.matcher(written).matches()) {
            return Optional.of(written.replace("-", ""));
        }
        throw RefusedException.malformed(
                "the event_id of " + where + " is not a UUID of 32 hexadecimal digits");
    }

    /** The id that header and payload agree on; the header must have it, the payload may. */
    static String agreed(EnvelopeHeader header, JsonObject payload) throws RefusedException {
        String id =
                header.eventId()
                        .orElseThrow(
                                () ->
                                        RefusedException.malformed(
                                                "the envelope holds an event, but its header has no"
                                                        + " event_id"));
        if (!in(payload, "the event").orElse(id).equals(id)) {
            throw RefusedException.malformed(
                    "the event_id of the event differs from that of the envelope header");
        }
        return id;
    }
}
