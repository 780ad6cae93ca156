/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.io.Serial;

/**
 * A DSN that no event can be sent to. The message names the reason and never contains the secret.
 */
public final class InvalidDsnException extends IllegalArgumentException {

    @Serial private static final long serialVersionUID = 1L;

    InvalidDsnException(String message) {
        super(message);
    }
}
