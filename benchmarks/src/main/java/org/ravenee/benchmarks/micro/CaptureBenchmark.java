/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
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
import org.ravenee.benchmarks.failures.Failure;
import org.ravenee.benchmarks.sides.HeldSide;

/**
 * The cost of a capture on the calling thread, from the call until the event waits in the queue.
 *
 * <p>Both sides keep their own queue and their own sending thread; that thread is held back while a
 * burst is captured, so that neither its time nor its memory is taken for the caller's. The
 * exceptions of a burst are made before: each is new, as both sides drop what they have seen. What
 * the caller allocates is counted for its thread alone, see {@link CallerBytes}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class CaptureBenchmark {

    private static final int BURST = 500;

    /** The exceptions of the next burst. */
    @State(Scope.Thread)
    public static class Failures {

        /** Which exceptions. */
        @Param public Failure failure;

        private final Throwable[] made = new Throwable[BURST];

        /** Makes new ones. */
        @Setup(Level.Invocation)
        public void make() {
            for (int i = 0; i < BURST; i++) {
                made[i] = failure.make();
            }
        }
    }

    /** A side with its context. */
    @State(Scope.Thread)
    public abstract static class Prepared {

        /** The content of the thread's context. */
        @Param({"empty", "loaded"})
        public String context;

        private final String name;
        private HeldSide side;

        Prepared(String name) {
            this.name = name;
        }

        /** Starts the side. */
        @Setup
        public void start() {
            side = HeldSide.of(name, 2 * BURST);
            if (context.equals("loaded")) {
                side.load();
            }
        }

        /** Lets the sending thread rest. */
        @Setup(Level.Invocation)
        public void hold() {
            side.hold();
        }

        /** Empties the queue. */
        @TearDown(Level.Invocation)
        public void drain() {
            side.drain();
        }

        /** Ends the side. */
        @TearDown
        public void close() {
            side.close();
        }
    }

    /** Raven EE. */
    @State(Scope.Thread)
    public static class Raven extends Prepared {

        /** Creates it. */
        public Raven() {
            super("raven");
        }
    }

    /** The peer. */
    @State(Scope.Thread)
    public static class Sentry extends Prepared {

        /** Creates it. */
        public Sentry() {
            super("sentry");
        }
    }

    /** Captures with Raven EE. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public Object raven(Raven raven, Failures failures, CallerBytes bytes) {
        return burst(raven, failures, bytes);
    }

    /** Captures with the peer. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public Object sentry(Sentry sentry, Failures failures, CallerBytes bytes) {
        return burst(sentry, failures, bytes);
    }

    private static Object burst(Prepared prepared, Failures failures, CallerBytes bytes) {
        bytes.begin();
        for (Throwable failure : failures.made) {
            prepared.side.capture(failure);
        }
        bytes.end(BURST);
        return prepared.side.last();
    }
}
