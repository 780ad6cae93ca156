/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition that other threads bring about. */
public final class Waiting {

    private Waiting() {}

    /**
     * Waits until a condition holds. An interrupt does not shorten the wait: the thread is
     * interrupted afterwards, as containers end applications on such threads.
     *
     * @param monitor guards the condition, and is notified when it may hold
     * @param nanos the longest wait
     * @return whether the condition holds
     */
    public static boolean until(BooleanSupplier condition, Object monitor, long nanos) {
        long start = System.nanoTime();
        boolean interrupted = false;
        synchronized (monitor) {
            boolean holds = condition.getAsBoolean();
            long left = nanos;
            while (!holds && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(monitor, left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                holds = condition.getAsBoolean();
                left = nanos - (System.nanoTime() - start);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return holds;
        }
    }
}
