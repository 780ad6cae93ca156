/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.waysin;

import jakarta.ejb.ApplicationException;

/** An exception that an EJB declares for its caller. */
@ApplicationException
class BusinessException extends RuntimeException {

    BusinessException(String message) {
        super(message);
    }
}
