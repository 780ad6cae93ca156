/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

/** The longest request body that an event keeps: {@code sentry.max-request-body-size}. */
public enum RequestBodySize {
    /** No body at all. */
    NONE(0),
    /** Bodies up to 1,000 bytes. */
    SMALL(1_000),
    /** Bodies up to 10,000 bytes. */
    MEDIUM(10_000),
    /** Every body, as far as it fits into an event. */
    ALWAYS(Integer.MAX_VALUE);

    private final int bytes;

    RequestBodySize(int bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns the limit.
     *
     * @return bytes
     */
    public int bytes() {
        return bytes;
    }
}
