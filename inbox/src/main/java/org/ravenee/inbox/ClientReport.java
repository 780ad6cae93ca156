/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import java.time.Instant;
import org.ravenee.inbox.internal.store.Discarded;

/**
 * Events that a client reports as discarded: one line of the {@code discarded_events} of a {@code
 * client_report} item. Immutable.
 *
 * @param receivedAt when the inbox got it
 * @param project the project of the path it was sent to
 * @param reason why, in the words of Sentry's protocol, such as {@code queue_overflow}; {@code
 *     unknown} when the client does not say
 * @param category of what, such as {@code error}; {@code unknown} when the client does not say
 * @param quantity how many, 0 to 1,000,000,000; 0 when the client does not say
 */
public record ClientReport(
        Instant receivedAt, String project, String reason, String category, long quantity) {

    static ClientReport of(Discarded line) {
        return new ClientReport(
                line.receivedAt(), line.project(), line.reason(), line.category(), line.quantity());
    }
}
