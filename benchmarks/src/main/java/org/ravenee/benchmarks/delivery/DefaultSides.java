/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.delivery;

import io.sentry.Sentry;
import io.sentry.SentryOptions;
import java.time.Duration;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.benchmarks.sides.Side;

/** The sides as they come, but for the peer's queue where it is to lose nothing. */
final class DefaultSides {

    private static final Duration LONG = Duration.ofMinutes(5);

    private DefaultSides() {}

    /**
     * Starts a side.
     *
     * @param name the side, or an HTTP client of the JDK that ours is to use
     * @param queue how many events the peer's queue takes; 0 for its default. Ours is never changed
     */
    static Side of(String name, String dsn, int queue) {
        return switch (name) {
            case "raven" -> new Raven(Options.builder().dsn(dsn));
            case "sentry" -> new Peer(dsn, queue);
            default -> new Raven(Options.builder().dsn(dsn).transport(JdkTransports.of(name, dsn)));
        };
    }

    private record Raven(Client client) implements Side {

        Raven(Options.Builder options) {
            this(Client.create(options.build()));
        }

        @Override
        public void capture(Throwable throwable) {
            client.captureException(throwable);
        }

        @Override
        public void flush() {
            client.flush(LONG);
        }

        @Override
        public void close() {
            client.close();
        }
    }

    private static final class Peer implements Side {

        Peer(String dsn, int queue) {
            SentryOptions options = new SentryOptions();
            options.setDsn(dsn);
            if (queue > 0) {
                options.setMaxQueueSize(queue);
            }
            Sentry.init(options);
        }

        @Override
        public void capture(Throwable throwable) {
            Sentry.captureException(throwable);
        }

        @Override
        public void flush() {
            Sentry.flush(LONG.toMillis());
        }

        @Override
        public void close() {
            Sentry.close();
        }
    }
}
