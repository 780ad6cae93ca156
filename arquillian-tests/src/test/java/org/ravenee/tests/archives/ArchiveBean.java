/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.archives;

import jakarta.enterprise.context.ApplicationScoped;
import org.ravenee.cdi.Captured;

@ApplicationScoped
public class ArchiveBean {

    @Captured
    public void fail() {
        throw new IllegalStateException("captured");
    }
}
