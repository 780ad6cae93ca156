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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ravenee.benchmarks.request.RavenRequests;
import org.ravenee.benchmarks.request.SentryRequests;
import org.ravenee.benchmarks.request.Work;

/**
 * A request that does not fail. Raven EE: its servlet filter, a context of the request, its
 * interceptor around one {@code @Captured} method. The peer: what its servlet listener does for the
 * request; it has nothing for the method. Inside the method the application does the same on both
 * sides.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RequestBenchmark {

    /** Raven EE. */
    @State(Scope.Thread)
    public static class Raven {

        /** The work of the application. */
        @Param public Work work;

        private RavenRequests requests;

        /** Starts it. */
        @Setup
        public void start() {
            requests = new RavenRequests(work);
        }

        /** Ends it. */
        @TearDown
        public void close() {
            requests.close();
        }
    }

    /** The peer. */
    @State(Scope.Thread)
    public static class Sentry {

        /** The work of the application. */
        @Param public Work work;

        private SentryRequests requests;

        /** Starts it. */
        @Setup
        public void start() {
            requests = new SentryRequests(work);
        }

        /** Ends it. */
        @TearDown
        public void close() {
            requests.close();
        }
    }

    /** Raven EE. */
    @Benchmark
    public Object raven(Raven raven) throws Exception {
        return raven.requests.serve();
    }

    /** The peer. */
    @Benchmark
    public Object sentry(Sentry sentry) {
        return sentry.requests.serve();
    }
}
