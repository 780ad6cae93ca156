/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.ravenee.Client;
import org.ravenee.Options;

/** An application that blocks every thread of the common pool, and fails. */
final class BusyApplication {

    static final int EVENTS = 200;

    private BusyApplication() {}

    /** Takes a DSN. */
    public static void main(String[] arguments) throws InterruptedException {
        int threads = ForkJoinPool.getCommonPoolParallelism();
        CountDownLatch blocked = new CountDownLatch(threads);
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < threads; i++) {
            ForkJoinPool.commonPool()
                    .execute(
                            () -> {
                                blocked.countDown();
                                awaitQuietly(never);
                            });
        }
        blocked.await();
        try (Client client =
                Client.create(Options.builder().dsn(arguments[0]).serverName("test").build())) {
            for (int i = 0; i < EVENTS; i++) {
                client.captureMessage("event " + i);
            }
            System.out.println(client.flush(Duration.ofSeconds(40)) + " " + threads);
        }
        System.exit(0);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
