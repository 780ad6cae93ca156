/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.waysin;

/** The application's own mapper answers it. */
class MappedException extends RuntimeException {

    private final int status;

    MappedException(int status) {
        super("mapped to " + status);
        this.status = status;
    }

    int status() {
        return status;
    }
}
