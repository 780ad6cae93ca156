/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.background;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/** A timer that is due every second and works once it is armed. */
@Singleton
public class Nightly {

    private final AtomicBoolean armed = new AtomicBoolean();

    public void arm() {
        armed.set(true);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void close() {
        if (armed.getAndSet(false)) {
            throw new IllegalStateException("books are open");
        }
    }
}
