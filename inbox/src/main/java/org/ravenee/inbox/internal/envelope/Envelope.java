/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.envelope;

import java.util.List;
import java.util.Optional;

/**
 * What the inbox takes out of an envelope.
 *
 * @param event at most one, as the protocol has it
 * @param clientReports the payloads of {@code client_report} items
 */
public record Envelope(
        EnvelopeHeader header, Optional<EventPayload> event, List<JsonPayload> clientReports) {

    public Envelope {
        clientReports = List.copyOf(clientReports);
    }
}
