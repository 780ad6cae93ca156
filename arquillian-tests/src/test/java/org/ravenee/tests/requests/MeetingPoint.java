/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.requests;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Two requests wait here for each other, so that both are certainly under way at once. */
@ApplicationScoped
public class MeetingPoint {

    private final CyclicBarrier barrier = new CyclicBarrier(2);

    public void meet() {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the other request did not arrive", e);
        }
    }
}
