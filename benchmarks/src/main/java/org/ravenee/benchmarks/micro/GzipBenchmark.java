/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ravenee.benchmarks.failures.Failure;
import org.ravenee.benchmarks.sides.RavenPayload;
import org.ravenee.benchmarks.sides.SentryPayload;

/**
 * From an event that has left its processors to the compressed envelope, at the level of
 * compression that each side sends with. Both events tell of the same exception, context and
 * breadcrumbs, in what each side makes of them.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GzipBenchmark {

    /** Raven EE. */
    @State(Scope.Thread)
    public static class Raven {

        /** Which exceptions. */
        @Param({"CHAIN", "SINGLE"})
        public Failure failure;

        /** The content of the thread's context. */
        @Param({"empty", "loaded"})
        public String context;

        private RavenPayload payload;

        /** Makes the event. */
        @Setup
        public void start() {
            payload = new RavenPayload(failure, context.equals("loaded"));
        }
    }

    /** The peer. */
    @State(Scope.Thread)
    public static class Sentry {

        /** Which exceptions. */
        @Param({"CHAIN", "SINGLE"})
        public Failure failure;

        /** The content of the thread's context. */
        @Param({"empty", "loaded"})
        public String context;

        private SentryPayload payload;

        /** Makes the event. */
        @Setup
        public void start() {
            payload = new SentryPayload(failure, context.equals("loaded"));
        }
    }

    /** Raven EE. */
    @Benchmark
    public Object raven(Raven raven) {
        return raven.payload.envelope();
    }

    /** The peer. */
    @Benchmark
    public Object sentry(Sentry sentry) {
        return sentry.payload.envelope();
    }
}
