/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.waysin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ravenee.cdi.Captured;

/** Captures what an inner bean has captured already, in a wrapper. */
@ApplicationScoped
@Captured
public class OuterBean {

    @Inject private CapturedBean inner;

    public void fail() {
        try {
            inner.fail();
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException("wrapper", e);
        }
    }
}
