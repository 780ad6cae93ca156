/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.envelope;

import java.util.Optional;
import org.ravenee.inbox.internal.json.Node;

/**
 * The first line of an envelope.
 *
 * @param eventId 32 lower-case hexadecimal digits
 */
public record EnvelopeHeader(String text, Optional<String> eventId, Optional<String> dsn) {

    static EnvelopeHeader parse(byte[] line) throws RefusedException {
        JsonPayload header = JsonPayload.parse(line, "the envelope header");
        return new EnvelopeHeader(
                header.text(),
                EventIds.in(header.json(), "the envelope header"),
                Node.of(header.json()).at("dsn").text());
    }
}
