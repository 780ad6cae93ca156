/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.io.Serial;

/**
 * An event could not be delivered. Thrown only with {@code sentry.raise-send-errors=true} and a
 * synchronous transport.
 */
public final class DeliveryException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param reason a message without secrets
     */
    public DeliveryException(String reason) {
        super(reason);
    }
}
