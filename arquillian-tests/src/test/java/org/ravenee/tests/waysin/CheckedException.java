/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.waysin;

class CheckedException extends Exception {

    CheckedException(String message) {
        super(message);
    }
}
