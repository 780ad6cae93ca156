/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.failures;

import java.util.function.Supplier;

/**
 * What is captured: the same for both sides. Each call makes a new one, as both drop duplicates.
 */
public enum Failure {
    /** A chain of 4, 40 frames each, whose traces the JVM has not made yet. */
    FRESH_CHAIN(FreshFailures::chain),
    /** One exception of 25 frames, whose trace the JVM has not made yet. */
    FRESH_SINGLE(FreshFailures::single),
    /** A chain of 4, 40 frames each, with materialised traces. */
    CHAIN(RecordedFailures::chain),
    /** One exception of 25 frames, with a materialised trace. */
    SINGLE(RecordedFailures::single);

    static final int CHAIN_LENGTH = 4;
    static final int CHAIN_FRAMES = 40;
    static final int SINGLE_FRAMES = 25;

    private final Supplier<Throwable> make;

    Failure(Supplier<Throwable> make) {
        this.make = make;
    }

    /** Makes another one. */
    public Throwable make() {
        return make.get();
    }
}
