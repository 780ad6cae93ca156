/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

/** The message is one line for the terminal, without a stack trace. */
final class CannotStartException extends RuntimeException {

    CannotStartException(String message) {
        super(message, null, false, false);
    }
}
