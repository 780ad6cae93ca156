/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server.application;

/** An order cannot be read. */
public class OrderException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OrderException(String message, Throwable cause) {
        super(message, cause);
    }
}
