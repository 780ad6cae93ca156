/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.concurrent.TimeUnit;
import org.ravenee.Transport;
import org.ravenee.internal.values.OwnThread;

/**
 * Closes a transport on a thread of its own: one that hangs must not hang the application's end.
 */
final class Closing {

    private Closing() {}

    /** Waits for the end for so many nanoseconds. */
    static void close(Transport transport, DeliveryLog log, long atMost) {
        Thread closer = new OwnThread(() -> closeNow(transport, log), "raven-closer");
        closer.start();
        join(closer, atMost);
    }

    /**
     * Waits although the calling thread is interrupted, and leaves it so: containers end
     * applications on such threads.
     */
    static void join(Thread thread, long atMost) {
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

    private static void closeNow(Transport transport, DeliveryLog log) {
        try {
            transport.close();
        } catch (Throwable e) {
            log.failedInside(e);
        }
    }
}
