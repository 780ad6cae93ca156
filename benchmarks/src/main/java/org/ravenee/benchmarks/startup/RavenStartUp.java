/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.startup;

import java.time.Duration;
import org.ravenee.Client;
import org.ravenee.benchmarks.failures.FreshFailures;

/** Creates a client in a fresh JVM, configured by a system property, and captures once. */
final class RavenStartUp {

    private RavenStartUp() {}

    /** Takes the DSN, for the sake of the peer. */
    public static void main(String[] args) {
        Throwable failure = FreshFailures.chain();
        LoggingStartUp.ifFirst();
        Marks.begin();
        long start = System.nanoTime();
        Client client = Client.create();
        long created = System.nanoTime();
        Marks.created();
        long capture = System.nanoTime();
        client.captureException(failure);
        long captured = System.nanoTime();
        Marks.captured();
        client.flush(Duration.ofSeconds(30));
        long delivered = System.nanoTime();
        Marks.delivered();
        Marks.print(created - start, captured - capture, delivered - start);
        client.close();
    }
}
