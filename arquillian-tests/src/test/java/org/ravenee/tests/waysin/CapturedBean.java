/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.waysin;

import jakarta.enterprise.context.ApplicationScoped;
import org.ravenee.Level;
import org.ravenee.cdi.Captured;

@ApplicationScoped
public class CapturedBean {

    @Captured(level = Level.WARNING, tags = "part=engine")
    public void fail() {
        throw new IllegalStateException("captured");
    }
}
