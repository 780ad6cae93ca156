/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import org.ravenee.Transport.Result;

/**
 * The decision about an event after an attempt to send it.
 *
 * @param action what to do with the event
 * @param reason why it is discarded, or why it would be where nothing is kept for a retry
 * @param reported whether a discard goes into a client report; the server knows its own
 * @param retryAt not to be tried again before, by the monotonic clock
 * @param othersFirst whether the event may be the reason of the failure, so that others go first
 * @param result what the transport said
 */
record Settlement(
        Action action,
        DiscardReason reason,
        boolean reported,
        long retryAt,
        boolean othersFirst,
        Result result) {

    /** The kinds of decisions. */
    enum Action {
        /** The server has it. */
        DELIVERED,
        /** The event is dropped. */
        DISCARD,
        /** The event is tried again. */
        RETRY
    }

    static Settlement delivered(Result result) {
        return new Settlement(Action.DELIVERED, DiscardReason.SEND_ERROR, false, 0, false, result);
    }

    static Settlement discard(DiscardReason reason, boolean reported, Result result) {
        return new Settlement(Action.DISCARD, reason, reported, 0, false, result);
    }

    static Settlement retry(DiscardReason reason, boolean reported, long at, Result result) {
        return new Settlement(Action.RETRY, reason, reported, at, false, result);
    }

    static Settlement retryAfterOthers(DiscardReason reason, long at, Result result) {
        return new Settlement(Action.RETRY, reason, true, at, true, result);
    }
}
