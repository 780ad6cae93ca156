/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.micro;

import io.sentry.ISentryLifecycleToken;
import io.sentry.Sentry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.ravenee.Scope;

/** A scope that is opened and closed, with nothing done inside. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScopeBenchmark {

    /** Raven EE. */
    @Benchmark
    public Object raven(Loaded.Raven raven) {
        try (Scope scope = raven.client.context().push()) {
            return scope;
        }
    }

    /** The peer. */
    @Benchmark
    public Object sentry(Loaded.Peer peer) {
        try (ISentryLifecycleToken token = Sentry.pushScope()) {
            return token;
        }
    }
}
