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

    /** Nobody waits for the outcome of an asynchronous event. */
    @Captured
    public void hear(@ObservesAsync News news) {
        throw new IllegalStateException(news.text());
    }
}
