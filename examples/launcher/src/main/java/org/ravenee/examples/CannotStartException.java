/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

/** The message is one line for the person at the terminal; a stack trace would not help them. */
final class CannotStartException extends RuntimeException {

    CannotStartException(String message) {
        super(message, null, false, false);
    }
}
