/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.List;

/**
 * A serialised envelope for the server.
 *
 * @param eventId the event inside, or {@link EventId#NONE} if there is none
 * @param content the envelope, compressed with gzip; handed over, not copied: do not change it
 * @param items the types of the items, such as {@code event} and {@code client_report}
 * @see <a href="https://develop.sentry.dev/sdk/data-model/envelopes/">Sentry: envelopes</a>
 */
@SuppressWarnings("ArrayRecordComponent") // one hand-over from serialiser to transport, no copies
public record Envelope(EventId eventId, byte[] content, List<String> items) {}
