/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.envelope;

import java.io.IOException;

/**
 * A request that the inbox refuses. The reason is written for the developer whose client sent it.
 * An {@link IOException}, so that a stream can end with it in the middle of a read.
 */
public final class RefusedException extends IOException {

    private final int status;

    public RefusedException(int status, String reason) {
        super(reason);
        this.status = status;
    }

    static RefusedException malformed(String reason) {
        return new RefusedException(400, reason);
    }

    static RefusedException tooLarge(String reason) {
        return new RefusedException(413, reason);
    }

    /** The HTTP status of the refusal. */
    public int status() {
        return status;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
