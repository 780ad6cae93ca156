/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.failures;

/**
 * The exceptions to capture, the same for both sides. Each call makes a new one, as both drop
 * duplicates.
 */
public enum Failure {
    /** A chain of 4, 40 frames each, whose traces the JVM has not made yet. */
    FRESH_CHAIN,
    /** One exception of 25 frames, whose trace the JVM has not made yet. */
    FRESH_SINGLE,
    /** A chain of 4, 40 frames each, with materialised traces. */
    CHAIN,
    /** One exception of 25 frames, with a materialised trace. */
    SINGLE;

    static final int CHAIN_LENGTH = 4;
    static final int CHAIN_FRAMES = 40;
    static final int SINGLE_FRAMES = 25;

    /** Makes another one. */
    public Throwable make() {
        return switch (this) {
            case FRESH_CHAIN -> FreshFailures.chain();
            case FRESH_SINGLE -> FreshFailures.single();
            case CHAIN -> RecordedFailures.chain();
            case SINGLE -> RecordedFailures.single();
        };
    }
}
