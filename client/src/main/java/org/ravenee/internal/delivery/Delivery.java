/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;

/** Takes reports on their way to the server. Safe for use by several threads. */
public interface Delivery {

    /** Accepts a report, or refuses it at once. */
    boolean accept(Report report);

    /** Waits until nothing is left to deliver; false if the time is over before. */
    boolean flush(Duration timeout);

    /** Delivers what is waiting within the time, then ends. Later reports are refused. */
    void close(Duration timeout);

    /** Refuses everything: the delivery of a client without a DSN. */
    static Delivery none() {
        return new Delivery() {
            @Override
            public boolean accept(Report report) {
                return false;
            }

            @Override
            public boolean flush(Duration timeout) {
                return true;
            }

            @Override
            public void close(Duration timeout) {}
        };
    }
}
