/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.envelope;

import java.util.List;
import java.util.Optional;

/**
 * The items of an envelope that the inbox reads.
 *
 * @param event at most one, as the protocol has it
 * @param checkIns the payloads of {@code check_in} items
 * @param clientReports the payloads of {@code client_report} items
 */
public record Envelope(
        EnvelopeHeader header,
        Optional<EventPayload> event,
        List<JsonPayload> checkIns,
        List<JsonPayload> clientReports) {

    public Envelope {
        checkIns = List.copyOf(checkIns);
        clientReports = List.copyOf(clientReports);
    }
}
