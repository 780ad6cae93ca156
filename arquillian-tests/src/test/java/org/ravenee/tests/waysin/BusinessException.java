/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.waysin;

import jakarta.ejb.ApplicationException;

/** Part of the conversation between an EJB and its caller. */
@ApplicationException
class BusinessException extends RuntimeException {

    BusinessException(String message) {
        super(message);
    }
}
