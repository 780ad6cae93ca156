/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server;

import java.io.IOException;
import org.ravenee.benchmarks.delivery.Sink;

/** A kind of load, and the state of the receiver meanwhile. */
enum Scenario {
    /** No request fails. */
    QUIET("orders/7"),
    /** No request fails; each has a user and two breadcrumbs. */
    CONTEXT("orders/7?context=true"),
    /** Every tenth request fails, at a rate that leaves a part of the machine idle. */
    TENTH("orders/7?context=true&failing=10"),
    /** Every request fails. */
    ALL("orders/7?context=true&failing=1"),
    /** As {@link #TENTH}, while the receiver is down. */
    DOWN(TENTH.resource) {
        @Override
        void begin(Sink sink) {
            sink.down();
        }

        @Override
        void end(Sink sink) throws IOException {
            sink.up();
        }
    },
    /** As {@link #TENTH}, while the receiver takes half a second for each response. */
    SLOW(TENTH.resource) {
        @Override
        void begin(Sink sink) {
            sink.latency(HALF_A_SECOND);
        }

        @Override
        void end(Sink sink) {
            sink.latency(0);
        }
    },
    /** As {@link #TENTH}, while the receiver refuses every event with 429. */
    LIMITED(TENTH.resource) {
        @Override
        void begin(Sink sink) {
            sink.refuse(true);
        }

        @Override
        void end(Sink sink) {
            sink.refuse(false);
        }
    };

    private static final int HALF_A_SECOND = 500;

    private final String resource;

    Scenario(String resource) {
        this.resource = resource;
    }

    String resource() {
        return resource;
    }

    /** Whether the rate is fixed; else the generator goes as fast as the server does. */
    boolean hasFixedRate() {
        return resource.equals(TENTH.resource);
    }

    /** Whether the receiver makes a difference, which an application without a reporter lacks. */
    boolean needsReporter() {
        return compareTo(ALL) > 0;
    }

    /** Puts the receiver into its state. */
    void begin(Sink sink) {
        // an ordinary receiver
    }

    /** Makes the receiver an ordinary one again. */
    void end(Sink sink) throws IOException {
        // an ordinary receiver
    }
}
