/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.delivery;

import java.io.IOException;
import java.nio.file.Path;
import org.ravenee.benchmarks.process.ClassPath;
import org.ravenee.benchmarks.process.ForkedJvm;
import org.ravenee.benchmarks.process.Printed;
import org.ravenee.benchmarks.report.Results;

/**
 * Bursts to a server on the loopback interface, each from a process of its own, the sides in turn.
 */
public final class DeliveryRuns {

    private static final double NANOS = 1e9;

    private final Path jdk;
    private final int events;
    private final int warmUp;
    private final Results results;

    /** Sends so many events in each burst, after so many to warm up. */
    public DeliveryRuns(Path jdk, int events, int warmUp, Results results) {
        this.jdk = jdk;
        this.events = events;
        this.warmUp = warmUp;
        this.results = results;
    }

    /** Runs everything so many times. */
    public void run(int rounds) throws IOException {
        try (Sink sink = new Sink()) {
            for (int i = 0; i < rounds; i++) {
                for (String side : new String[] {"raven", "sentry"}) {
                    sink.latency(0);
                    burst(sink, side, "burst", events, 0);
                    burst(sink, side, "0 ms", events, events);
                    sink.latency(20);
                    // At 40 events a second, the peer would need minutes for as many.
                    int fewer = side.equals("raven") ? events : Math.max(1, events / 8);
                    burst(sink, side, "20 ms", fewer, events);
                }
                otherClients(sink);
            }
        }
    }

    /** The same delivery over the HTTP clients of the JDK. */
    private void otherClients(Sink sink) {
        sink.latency(0);
        for (String client : new String[] {JdkTransports.NET_HTTP, JdkTransports.URL_CONNECTION}) {
            Printed nanos =
                    new ForkedJvm(jdk)
                            .run(
                                    ClassPath.all(),
                                    Burst.class,
                                    client,
                                    sink.dsn(),
                                    warmUp,
                                    events,
                                    0);
            results.add(
                    "raven", client + " rate", sink.received() * NANOS / nanos.number("delivered"));
        }
    }

    private void burst(Sink sink, String side, String what, int size, int queue) {
        int warmed = what.equals("20 ms") ? warmUp / 5 : warmUp;
        Printed nanos =
                new ForkedJvm(jdk)
                        .run(ClassPath.all(), Burst.class, side, sink.dsn(), warmed, size, queue);
        int received = sink.received();
        results.add(side, what + " lost", size - received);
        results.add(side, what + " rate", received * NANOS / nanos.number("delivered"));
        results.add(side, what + " caller", nanos.number("captured") / size);
    }
}
