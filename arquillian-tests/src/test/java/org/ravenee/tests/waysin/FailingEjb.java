/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.waysin;

import jakarta.ejb.Stateless;
import org.ravenee.cdi.Captured;

@Stateless
public class FailingEjb {

    public void fail() {
        throw new IllegalStateException("in the EJB");
    }

    @Captured
    public void failCaptured() {
        throw new IllegalStateException("captured in the EJB");
    }

    public void refuse() {
        throw new BusinessException("not today");
    }
}
