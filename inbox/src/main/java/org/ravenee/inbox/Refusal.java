/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import java.time.Instant;
import org.ravenee.inbox.internal.store.RefusedRequest;

/**
 * An envelope that the inbox did not take. Immutable.
 *
 * @param receivedAt when it was refused
 * @param status the HTTP status of the answer: 400, 401, 413 or 415
 * @param reason of the refusal, as in the response to the sender
 */
public record Refusal(Instant receivedAt, int status, String reason) {

    static Refusal of(RefusedRequest request) {
        return new Refusal(request.receivedAt(), request.status(), request.reason());
    }
}
