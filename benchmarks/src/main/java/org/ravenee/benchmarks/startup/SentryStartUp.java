/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.startup;

import io.sentry.Sentry;
import io.sentry.SentryOptions;
import org.ravenee.benchmarks.failures.FreshFailures;

/**
 * Starts the peer in a fresh JVM and captures once. Configured in code, which is faster than its
 * external configuration, and without a lambda, so that it does not pay for the first of all.
 */
final class SentryStartUp {

    private static final long LONG = 30_000;

    private SentryStartUp() {}

    /** Takes the DSN. */
    public static void main(String[] args) {
        Throwable failure = FreshFailures.chain();
        LoggingStartUp.ifFirst();
        Marks.begin();
        long start = System.nanoTime();
        SentryOptions options = new SentryOptions();
        options.setDsn(args[0]);
        Sentry.init(options);
        long created = System.nanoTime();
        Marks.created();
        long capture = System.nanoTime();
        Sentry.captureException(failure);
        long captured = System.nanoTime();
        Marks.captured();
        Sentry.flush(LONG);
        long delivered = System.nanoTime();
        Marks.delivered();
        Marks.print(created - start, captured - capture, delivered - start);
        Sentry.close();
    }
}
