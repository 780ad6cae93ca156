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
import java.util.concurrent.locks.ReentrantLock;
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
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Transport transport;
    private @Nullable DeliveryLog log;
    private @Nullable EnvelopeWriter envelopes;
    private @Nullable Serializer serializer;
    private boolean closed;

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

    DeliveryLog log() {
        lock.lock();
        try {
            if (log == null) {
                log = new DeliveryLog(dsn, nanos);
            }
            return log;
        } finally {
            lock.unlock();
        }
    }

    Serializer serializer() {
        lock.lock();
        try {
            if (serializer == null) {
                serializer = new Serializer(options.processors(), envelopes(), log());
            }
            return serializer;
        } finally {
            lock.unlock();
        }
    }

    private EnvelopeWriter envelopes() {
        lock.lock();
        try {
            if (envelopes == null) {
                envelopes = new EnvelopeWriter(dsn);
            }
            return envelopes;
        } finally {
            lock.unlock();
        }
    }

    private Transport transport() {
        lock.lock();
        try {
            if (transport == null) {
                transport =
                        new HttpTransport(
                                dsn,
                                options.connectTimeout(),
                                timeout,
                                options.proxy(),
                                trust,
                                wallClock);
                if (closed) {
                    transport.close();
                }
            }
            return transport;
        } finally {
            lock.unlock();
        }
    }

    Outbox newOutbox() {
        Spool spool =
                directory == null
                        ? null
                        : new Spool(
                                directory,
                                options.spoolMaxBytes(),
                                dsn,
                                envelopes(),
                                wallClock,
                                nanos);
        return new Outbox(ledger, serializer(), log(), reports, spool);
    }

    Conversation newConversation() {
        return new Conversation(ledger, envelopes(), transport(), pace, wallClock);
    }

    Courier newCourier(Outbox outbox, Runnable wake) {
        return new Courier(outbox, newConversation(), log(), pace, longest(), nanos, wake);
    }

    /** Returns for how many nanoseconds a request may take, whatever the transport does. */
    long longest() {
        return Ledger.nanos(options.connectTimeout().plus(timeout).plusSeconds(1));
    }

    /** Closes the transport, if there is one, and waits so many nanoseconds for that. */
    void close(long atMost) {
        Transport last;
        lock.lock();
        try {
            closed = true;
            last = transport;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            Closing.close(last, log(), atMost);
        }
    }
}
