/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.http;

import java.io.IOException;
import java.io.Serial;

/** The server was not reached, on any route: nothing of the request was sent. */
public final class HttpConnectException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    HttpConnectException(String message, IOException cause) {
        super(message, cause);
    }
}
