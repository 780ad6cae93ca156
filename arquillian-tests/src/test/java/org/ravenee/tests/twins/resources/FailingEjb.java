/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.ejb.Stateless;
import org.ravenee.tests.twins.failures.Failures;

/** Called by resources. */
@Stateless
public class FailingEjb {
    public String fail(Throwable failure) throws Exception {
        throw Failures.<RuntimeException>undeclared(failure);
    }
}
