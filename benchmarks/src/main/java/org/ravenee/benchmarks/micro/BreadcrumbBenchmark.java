/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.micro;

import io.sentry.Breadcrumb;
import io.sentry.Sentry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ravenee.Client;
import org.ravenee.benchmarks.sides.RavenSide;
import org.ravenee.benchmarks.sides.SentrySide;

/**
 * One breadcrumb, with a message and category or with two data entries as well. From an empty ring
 * a hundred are added, as many as are kept by default, and the one call that empties it is spread
 * over them; a full ring drops its oldest each time. Messages alternate, as Raven EE skips what
 * only repeats.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BreadcrumbBenchmark {

    private static final int KEPT = 100;
    private static final String[] MESSAGES = {"Cart loaded", "Stock checked"};

    /** The state of the ring at the start. */
    @State(Scope.Thread)
    public static class Ring {

        /** Empty or full. */
        @Param({"empty", "full"})
        public String ring;

        boolean empties() {
            return ring.equals("empty");
        }
    }

    /** Raven EE. */
    @State(Scope.Thread)
    public static class Raven {

        private Client client;

        /** Starts it. */
        @Setup
        public void start() {
            client = RavenSide.discarding();
        }

        /** Ends it. */
        @TearDown
        public void close() {
            client.close();
        }
    }

    /** The peer. */
    @State(Scope.Thread)
    public static class Peer {

        /** Starts it. */
        @Setup
        public void start() {
            Sentry.init(SentrySide.options());
        }

        /** Ends it. */
        @TearDown
        public void close() {
            SentrySide.clear();
            Sentry.close();
        }
    }

    /** Raven EE, message and category. */
    @Benchmark
    @OperationsPerInvocation(KEPT)
    public void ravenText(Raven raven, Ring ring) {
        if (ring.empties()) {
            raven.client.context().clear();
        }
        for (int i = 0; i < KEPT; i++) {
            raven.client.captureBreadcrumb(org.ravenee.Breadcrumb.of("shop", MESSAGES[i & 1]));
        }
    }

    /** The peer, message and category. */
    @Benchmark
    @OperationsPerInvocation(KEPT)
    public void sentryText(Peer peer, Ring ring) {
        if (ring.empties()) {
            Sentry.clearBreadcrumbs();
        }
        for (int i = 0; i < KEPT; i++) {
            Sentry.addBreadcrumb(MESSAGES[i & 1], "shop");
        }
    }

    /** Raven EE, with two data entries. */
    @Benchmark
    @OperationsPerInvocation(KEPT)
    public void ravenData(Raven raven, Ring ring) {
        if (ring.empties()) {
            raven.client.context().clear();
        }
        for (int i = 0; i < KEPT; i++) {
            raven.client.captureBreadcrumb(
                    org.ravenee.Breadcrumb.builder()
                            .category("shop")
                            .message(MESSAGES[i & 1])
                            .data("article", "10482")
                            .data("warehouse", "north")
                            .build());
        }
    }

    /** The peer, with two data entries. */
    @Benchmark
    @OperationsPerInvocation(KEPT)
    public void sentryData(Peer peer, Ring ring) {
        if (ring.empties()) {
            Sentry.clearBreadcrumbs();
        }
        for (int i = 0; i < KEPT; i++) {
            Breadcrumb crumb = new Breadcrumb();
            crumb.setCategory("shop");
            crumb.setMessage(MESSAGES[i & 1]);
            crumb.setData("article", "10482");
            crumb.setData("warehouse", "north");
            Sentry.addBreadcrumb(crumb);
        }
    }
}
