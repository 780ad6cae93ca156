/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.delivery;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.ravenee.benchmarks.failures.Failure;
import org.ravenee.benchmarks.sides.Side;

/**
 * Starts a side, warms it up without ever filling its queue, and captures a burst as fast as one
 * thread can. Prints how long it took until the last event was delivered or given up.
 */
final class Burst {

    /** Fewer than fit into the peer's queue. */
    private static final int WARM_UP_STEP = 20;

    private Burst() {}

    /** Takes the side, the DSN, how many events to warm up with and to send, and the queue. */
    public static void main(String[] args) throws IOException {
        String dsn = args[1];
        int events = Integer.parseInt(args[3]);
        try (Side side = DefaultSides.of(args[0], dsn, Integer.parseInt(args[4]))) {
            for (int left = Integer.parseInt(args[2]); left > 0; left -= WARM_UP_STEP) {
                capture(side, Math.min(left, WARM_UP_STEP));
                side.flush();
            }
            reset(dsn);
            long start = System.nanoTime();
            capture(side, events);
            long captured = System.nanoTime();
            side.flush();
            long delivered = System.nanoTime();
            System.out.println("captured " + (captured - start));
            System.out.println("delivered " + (delivered - start));
        }
    }

    private static void capture(Side side, int events) {
        for (int i = 0; i < events; i++) {
            side.capture(Failure.CHAIN.make());
        }
    }

    private static void reset(String dsn) throws IOException {
        URI server = URI.create(dsn.replace("public@", "")).resolve(Sink.RESET);
        HttpURLConnection connection = (HttpURLConnection) server.toURL().openConnection();
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("no answer to " + Sink.RESET);
        }
    }
}
