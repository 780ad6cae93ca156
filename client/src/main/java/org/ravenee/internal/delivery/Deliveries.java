/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.time.InstantSource;
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
 * Puts a delivery together as the options say. What is wrong with them is found at once; what only
 * the sending thread needs is created when it needs it.
 */
public final class Deliveries {

    final Ledger ledger;
    final Serializer serializer;
    final DeliveryLog log;
    final Pace pace;
    final LongSupplier nanos;
    private final InstantSource wallClock;
    private final Dsn dsn;
    private final Options options;
    private final Duration timeout;
    private final @Nullable SSLContext trust;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Transport transport;
    private boolean closed;

    private Deliveries(
            Dsn dsn,
            Options options,
            Ledger ledger,
            LongSupplier nanos,
            InstantSource wallClock,
            Pace pace) {
        DsnOptions.check(dsn);
        this.dsn = dsn;
        this.options = options;
        this.ledger = ledger;
        this.timeout = DsnOptions.timeout(dsn, options);
        this.trust = DsnOptions.trust(dsn);
        this.log = new DeliveryLog(dsn, nanos);
        this.serializer = new Serializer(options.processors(), dsn, log);
        this.pace = pace;
        this.nanos = nanos;
        this.wallClock = wallClock;
        this.transport = options.customTransport();
    }

    /** Creates the delivery of one client. */
    public static Delivery create(Dsn dsn, Options options) {
        return create(dsn, options, System::nanoTime, InstantSource.system(), new Pace());
    }

    /** Creates a delivery by another clock and other chances. */
    static Delivery create(
            Dsn dsn, Options options, LongSupplier nanos, InstantSource wallClock, Pace pace) {
        boolean direct = asksFor("sync", dsn, options);
        Ledger ledger =
                direct
                        ? new Ledger(Integer.MAX_VALUE, Long.MAX_VALUE)
                        : new Ledger(options.queueSize(), options.queueBytes());
        Deliveries parts = new Deliveries(dsn, options, ledger, nanos, wallClock, pace);
        return direct
                ? new DirectDelivery(parts, options.raiseSendErrors())
                : new QueuedDelivery(
                        parts,
                        new Outbox(
                                ledger,
                                parts.serializer,
                                parts.log,
                                asksFor("spool", dsn, options) ? parts.spool() : null));
    }

    private static boolean asksFor(String transport, Dsn dsn, Options options) {
        return dsn.transport().equals(transport) || options.transport().equals(transport);
    }

    private Spool spool() {
        if (options.spoolDirectory() == null) {
            throw new IllegalArgumentException(
                    "sentry.spool.directory is missing: spool+ in a DSN needs it");
        }
        return new Spool(
                options.spoolDirectory(),
                options.spoolMaxBytes(),
                dsn,
                serializer.envelopes(),
                wallClock,
                nanos);
    }

    /** Returns for how many nanoseconds a request may take, whatever the transport does. */
    long longest() {
        return Ledger.nanos(options.connectTimeout().plus(timeout).plusSeconds(1));
    }

    Conversation conversation() {
        EnvelopeWriter envelopes = serializer.envelopes();
        return new Conversation(ledger, envelopes, transport(), pace, wallClock);
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
            Closing.close(last, log, atMost);
        }
    }
}
