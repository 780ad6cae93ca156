/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.micro;

import io.sentry.Sentry;
import io.sentry.SentryOptions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ravenee.Client;
import org.ravenee.Transport;
import org.ravenee.benchmarks.failures.Failure;
import org.ravenee.benchmarks.sides.RavenSide;
import org.ravenee.benchmarks.sides.SentryOnCaller;
import org.ravenee.benchmarks.sides.SentrySide;

/**
 * An event's whole way from the exception to the compressed envelope, all of it on one thread: what
 * an event costs in all, however the sides spread it over threads. Both have an empty context and
 * their defaults, scrubbing and source lines on our side included. Making the exception is part of
 * it, and measured alone as well.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PipelineBenchmark {

    /** Raven EE. */
    @State(Scope.Thread)
    public static class Raven {

        private Client client;

        /** Starts it. */
        @Setup
        public void start() {
            client =
                    Client.create(
                            RavenSide.options()
                                    .transport("sync")
                                    .transport(Transport.discarding())
                                    .build());
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
            SentryOptions options = SentrySide.options();
            options.setTransportFactory((own, details) -> new SentryOnCaller(own.getSerializer()));
            Sentry.init(options);
        }

        /** Ends it. */
        @TearDown
        public void close() {
            Sentry.close();
        }
    }

    /** The exception alone. */
    @Benchmark
    public Object exception() {
        return Failure.CHAIN.make();
    }

    /** Raven EE. */
    @Benchmark
    public Object raven(Raven raven) {
        return raven.client.captureException(Failure.CHAIN.make());
    }

    /** The peer. */
    @Benchmark
    public Object sentry(Peer peer) {
        return Sentry.captureException(Failure.CHAIN.make());
    }
}
