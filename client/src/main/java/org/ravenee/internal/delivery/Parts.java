/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.Options;
import org.ravenee.Transport;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.internal.spool.Spool;

/**
 * What a delivery consists of. What only the sending needs is made there, with the first report: a
 * start does not wait for it. Safe for use by several threads.
 */
final class Parts {

    final Ledger ledger;
    final Pace pace;
    final LongSupplier nanos;

    /** What nobody has worked out yet. */
    final Queue<Report> reports = new ConcurrentLinkedQueue<>();

    private final Dsn dsn;
    private final Options options;
    private final Duration timeout;
    private final @Nullable SSLContext trust;
    private final @Nullable Path directory;
    private final InstantSource wallClock;
    private @Nullable Transport transport;
    private @Nullable DeliveryLog log;
    private @Nullable EnvelopeWriter envelopes;
    private @Nullable Serializer serializer;

    Parts(
            Dsn dsn,
            Options options,
            Duration timeout,
            @Nullable SSLContext trust,
            @Nullable Path directory,
            Ledger ledger,
            Pace pace,
            LongSupplier nanos,
            InstantSource wallClock) {
        this.dsn = dsn;
        this.options = options;
        this.timeout = timeout;
        this.trust = trust;
        this.directory = directory;
        this.ledger = ledger;
        this.pace = pace;
        this.nanos = nanos;
        this.wallClock = wallClock;
        this.transport = options.customTransport();
    }

    /** Whether what waits is written to disk. */
    boolean spools() {
        return directory != null;
    }

    synchronized DeliveryLog log() {
        if (log == null) {
            log = new DeliveryLog(dsn, nanos);
        }
        return log;
    }

    synchronized Serializer serializer() {
        if (serializer == null) {
            serializer = new Serializer(options.processors(), envelopes(), log());
        }
        return serializer;
    }

    private EnvelopeWriter envelopes() {
        if (envelopes == null) {
            envelopes = new EnvelopeWriter(dsn);
        }
        return envelopes;
    }

    synchronized Transport transport() {
        if (transport == null) {
            transport =
                    new HttpTransport(
                            dsn,
                            options.connectTimeout(),
                            timeout,
                            options.proxy(),
                            trust,
                            wallClock);
        }
        return transport;
    }

    /** Returns the application's own transport, or one that was made; null if there is nothing. */
    synchronized @Nullable Transport madeTransport() {
        return transport;
    }

    synchronized Outbox outbox() {
        return new Outbox(
                ledger, serializer(), log(), reports, directory == null ? null : spool(directory));
    }

    private Spool spool(Path directory) {
        return new Spool(directory, options.spoolMaxBytes(), dsn, envelopes(), wallClock, nanos);
    }

    synchronized Conversation conversation() {
        return new Conversation(ledger, envelopes(), transport(), pace, wallClock);
    }

    Courier courier(Outbox outbox, Runnable wake) {
        return new Courier(outbox, conversation(), log(), pace, longest(), nanos, wake);
    }

    Duration longest() {
        return options.connectTimeout().plus(timeout).plusSeconds(1);
    }
}
