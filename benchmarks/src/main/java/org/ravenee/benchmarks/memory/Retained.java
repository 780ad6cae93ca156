/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.memory;

import org.ravenee.benchmarks.failures.Failure;
import org.ravenee.benchmarks.sides.HeldSide;

/**
 * Captures into a queue that nothing leaves, and prints how much of the heap each event keeps. The
 * exception counts as a part of the event: the event alone holds it.
 */
final class Retained {

    private static final int WARM_UP = 200;
    private static final int COLLECTIONS = 4;

    private Retained() {}

    /** Takes a side, or {@code none} for the exceptions alone, and how many events. */
    public static void main(String[] args) {
        int events = Integer.parseInt(args[1]);
        if (args[0].equals("none")) {
            alone(events);
            return;
        }
        try (HeldSide side = HeldSide.of(args[0], 2 * events)) {
            for (int i = 0; i < WARM_UP; i++) {
                side.capture(Failure.FRESH_CHAIN.make());
                side.drain();
            }
            side.hold();
            long before = used();
            for (int i = 0; i < events; i++) {
                side.capture(Failure.FRESH_CHAIN.make());
            }
            print(used() - before, events);
        }
    }

    private static void alone(int events) {
        Throwable[] made = new Throwable[events];
        long before = used();
        for (int i = 0; i < events; i++) {
            made[i] = Failure.FRESH_CHAIN.make();
        }
        print(used() - before, made.length);
    }

    private static void print(long bytes, int events) {
        System.out.println("bytes " + (double) bytes / events);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
