/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.sides;

import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryId;

/** The peer with its own transport and queue, held back at the gate in front of its connection. */
final class HeldSentry implements HeldSide {

    private static final long LONG = 60_000;

    private final Gate gate = new Gate();
    private SentryId last = SentryId.EMPTY_ID;

    HeldSentry(int room) {
        SentryOptions options = SentrySide.options();
        options.setMaxQueueSize(room);
        options.setTransportGate(
                () -> {
                    gate.pass();
                    return false;
                });
        Sentry.init(options);
    }

    @Override
    public void capture(Throwable throwable) {
        last = Sentry.captureException(throwable);
    }

    @Override
    public SentryId last() {
        return last;
    }

    @Override
    public void load() {
        SentrySide.load();
    }

    @Override
    public void hold() {
        gate.close();
        capture(new IllegalStateException("Held back with this one"));
        gate.awaitArrival();
    }

    @Override
    public void drain() {
        gate.open();
        flush();
    }

    @Override
    public void flush() {
        Sentry.flush(LONG);
    }

    @Override
    public void close() {
        gate.open();
        SentrySide.clear();
        Sentry.close();
    }
}
