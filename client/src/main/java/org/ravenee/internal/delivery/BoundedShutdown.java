/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.concurrent.TimeUnit;
import org.ravenee.internal.values.OwnThread;

/** Runs the last steps of a close on a thread of their own, so that none of them can hang it. */
final class BoundedShutdown {

    private BoundedShutdown() {}

    /** Runs the steps, and waits for them at most so many nanoseconds. */
    static void run(Runnable steps, long atMost) {
        Thread closer = new OwnThread(steps, "raven-closer");
        closer.start();
        join(closer, atMost);
    }

    /**
     * Waits for a thread although the calling one is interrupted, and leaves it interrupted:
     * containers end applications on such threads.
     */
    private static void join(Thread thread, long atMost) {
        long endBy = System.nanoTime() + atMost;
        boolean interrupted = false;
        long left = atMost;
        do {
            try {
                // Zero would mean not to wait at all, even for a thread that is about to end.
                TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, left));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            left = endBy - System.nanoTime();
        } while (left > 0 && thread.isAlive());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
