/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.fullserver;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the deliveries of the message of one test. */
final class Deliveries {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Deliveries() {}

    static void count() {
        COUNT.incrementAndGet();
    }

    static void reset() {
        COUNT.set(0);
    }

    static int get() {
        return COUNT.get();
    }
}
