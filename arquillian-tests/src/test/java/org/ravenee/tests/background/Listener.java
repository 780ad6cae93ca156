/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.ravenee.cdi.Captured;

@ApplicationScoped
public class Listener {

    /** The outcome of an asynchronous event has no caller. */
    @Captured
    public void hear(@ObservesAsync News news) {
        throw new IllegalStateException(news.text());
    }
}
