/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear.shop;

import jakarta.enterprise.context.ApplicationScoped;
import org.ravenee.cdi.Captured;

/** A bean of a WAR. */
@ApplicationScoped
public class Till {

    @Captured
    public void fail() {
        throw new IllegalStateException("thrown by the captured bean");
    }
}
