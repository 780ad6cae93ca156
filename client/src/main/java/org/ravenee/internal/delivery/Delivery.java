/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.time.InstantSource;
import org.ravenee.Dsn;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.Stats;

/** Takes reports on their way to the server. Safe for use by several threads. */
public interface Delivery {

    /** Accepts a report, or refuses it at once and counts why. */
    boolean accept(Report report);

    /** Counts an event that was lost before there was a report. */
    void refused(LossReason reason);

    /** Waits until nothing is left to deliver; false if the time is over before. */
    boolean flush(Duration timeout);

    /** Delivers what is waiting within the time, then ends. Later reports are refused. */
    void close(Duration timeout);

    /** Returns what became of everything so far. */
    Stats stats();

    /**
     * Delivers as a DSN and the options say.
     *
     * @param last the processor behind those of the options
     */
    static Delivery create(Dsn dsn, Options options, Processor last) {
        Machine machine = new Machine();
        return Parts.delivery(
                dsn, options, last, machine, InstantSource.system(), new Pace(machine));
    }

    /** Refuses everything: the delivery of a client without a DSN. */
    static Delivery none() {
        return new Delivery() {
            @Override
            public boolean accept(Report report) {
                return false;
            }

            @Override
            public void refused(LossReason reason) {}

            @Override
            public boolean flush(Duration timeout) {
                return true;
            }

            @Override
            public void close(Duration timeout) {}

            @Override
            public Stats stats() {
                return Stats.none();
            }
        };
    }
}
