/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.Options;
import org.ravenee.Processor;
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
    private final Processor last;
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

    /**
     * Puts a delivery together as the options say.
     *
     * @param last the processor behind those of the options
     * @param nanos the clock for waits
     * @param wallClock the clock for dates of the server
     * @param pace decides when the server is asked
     */
    static Delivery delivery(
            Dsn dsn,
            Options options,
            Processor last,
            LongSupplier nanos,
            InstantSource wallClock,
            Pace pace) {
        boolean says = !dsn.options().isEmpty();
        if (says) {
            DsnOptions.check(dsn);
        }
        boolean direct = asksFor("sync", dsn, options);
        boolean spools = !direct && asksFor("spool", dsn, options);
        Path spool = spools ? options.spoolDirectory() : null;
        if (spools && spool == null) {
            throw new IllegalArgumentException(
                    "sentry.spool.directory is missing: spool+ in a DSN needs it");
        }
        Parts parts =
                new Parts(
                        dsn,
                        options,
                        last,
                        says ? DsnOptions.timeout(dsn, options) : options.timeout(),
                        says ? DsnOptions.trust(dsn) : null,
                        spool,
                        direct
                                ? new Ledger(Integer.MAX_VALUE, Long.MAX_VALUE)
                                : new Ledger(options.queueSize(), options.queueBytes()),
                        pace,
                        nanos,
                        wallClock);
        return direct
                ? new DirectDelivery(parts, options.raiseSendErrors())
                : new QueuedDelivery(parts);
    }

    private static boolean asksFor(String transport, Dsn dsn, Options options) {
        return dsn.transport().equals(transport) || options.transport().equals(transport);
    }

    private Parts(
            Dsn dsn,
            Options options,
            Processor last,
            Duration timeout,
            @Nullable SSLContext trust,
            @Nullable Path directory,
            Ledger ledger,
            Pace pace,
            LongSupplier nanos,
            InstantSource wallClock) {
        this.dsn = dsn;
        this.options = options;
        this.last = last;
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
                serializer = new Serializer(processors(), envelopes(), log());
            }
            return serializer;
        } finally {
            lock.unlock();
        }
    }

    private List<Processor> processors() {
        List<Processor> processors = new ArrayList<>(options.processors());
        processors.add(last);
        return processors;
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
                                nanos,
                                log().logger());
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
