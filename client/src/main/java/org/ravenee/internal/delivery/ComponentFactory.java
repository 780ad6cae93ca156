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
import java.util.concurrent.atomic.AtomicLong;
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
 * Creates the components of a delivery. Those of the sending threads are created for the first
 * event: a start of the application does not wait for them. Settings of the DSN are checked at
 * once. Safe for use by several threads.
 */
final class ComponentFactory {

    private final Dsn dsn;
    private final Options options;
    private final Processor last;
    private final DeliveryStats stats;
    private final ClientReportRecorder reports;
    private final RetryPolicy policy;
    private final RateLimiter limiter;
    private final LongSupplier nanos;
    private final InstantSource wallClock;
    private final Duration timeout;
    private final @Nullable SSLContext trust;
    private final @Nullable Path directory;
    private @Nullable DeliveryLog log;

    /**
     * Creates a factory.
     *
     * @param last the processor that runs after those of the options
     * @param nanos the monotonic clock, for waits
     * @param wallClock tells times that the server sees
     */
    ComponentFactory(
            Dsn dsn,
            Options options,
            Processor last,
            DeliveryStats stats,
            ClientReportRecorder reports,
            RetryPolicy policy,
            RateLimiter limiter,
            LongSupplier nanos,
            InstantSource wallClock) {
        this.dsn = dsn;
        this.options = options;
        this.last = last;
        this.stats = stats;
        this.reports = reports;
        this.policy = policy;
        this.limiter = limiter;
        this.nanos = nanos;
        this.wallClock = wallClock;
        this.directory = spoolDirectory(dsn, options);
        boolean hasDsnOptions = !dsn.options().isEmpty();
        if (hasDsnOptions) {
            DsnOptions.check(dsn);
        }
        this.timeout = hasDsnOptions ? DsnOptions.timeout(dsn, options) : options.timeout();
        this.trust = hasDsnOptions ? DsnOptions.trust(dsn) : null;
    }

    static boolean isTransport(String name, Dsn dsn, Options options) {
        return dsn.transport().equals(name) || options.transport().equals(name);
    }

    private static @Nullable Path spoolDirectory(Dsn dsn, Options options) {
        if (isTransport("sync", dsn, options) || !isTransport("spool", dsn, options)) {
            return null;
        }
        if (options.spoolDirectory() == null) {
            throw new IllegalArgumentException(
                    "sentry.spool.directory is missing: spool+ in a DSN needs it");
        }
        return options.spoolDirectory();
    }

    /** Whether events wait on disk. */
    boolean spools() {
        return directory != null;
    }

    /** Returns the log of the delivery. */
    synchronized DeliveryLog log() {
        if (log == null) {
            log = new DeliveryLog(dsn, nanos);
        }
        return log;
    }

    /**
     * Creates workers with all that they need.
     *
     * @param accepted the events that the application hands over
     * @param newest the number of the last one of them
     * @param checkIns the check-ins that the application hands over
     */
    Workers newWorkers(Queue<QueuedEnvelope> accepted, AtomicLong newest, CheckInQueue checkIns) {
        EnvelopeWriter envelopes = newEnvelopeWriter();
        EventSerializer serializer = newSerializer(envelopes);
        EnvelopeSender sender = newSender(envelopes);
        MemoryQueue memory = new MemoryQueue(accepted, stats, serializer);
        EventQueue events =
                directory == null ? memory : newSpoolQueue(directory, memory, envelopes);
        SendQueue queue = new SendQueue(events, stats, policy, limiter, log(), newest, nanos);
        return new Workers(serializer, queue, checkIns, sender, log(), longestSend());
    }

    /** Creates a queue of check-ins. */
    CheckInQueue newCheckInQueue() {
        return new CheckInQueue(stats, policy, limiter, nanos);
    }

    EnvelopeWriter newEnvelopeWriter() {
        return new EnvelopeWriter(dsn, options.integrations());
    }

    private EventQueue newSpoolQueue(Path directory, MemoryQueue memory, EnvelopeWriter envelopes) {
        Spool spool =
                new Spool(
                        directory,
                        options.spoolMaxBytes(),
                        dsn,
                        envelopes,
                        wallClock,
                        nanos,
                        log().logger());
        return new SpoolQueue(spool, memory, stats, log(), nanos);
    }

    EventSerializer newSerializer(EnvelopeWriter envelopes) {
        List<Processor> processors = new ArrayList<>(options.processors());
        processors.add(last);
        return new EventSerializer(processors, envelopes, log());
    }

    EnvelopeSender newSender(EnvelopeWriter envelopes) {
        OutcomeHandler outcomes = new OutcomeHandler(policy, limiter, log(), nanos);
        return new EnvelopeSender(envelopes, newTransport(), reports, stats, outcomes, wallClock);
    }

    private Transport newTransport() {
        Transport custom = options.customTransport();
        return custom != null
                ? custom
                : new HttpTransport(
                        dsn, options.connectTimeout(), timeout, options.proxy(), trust, wallClock);
    }

    /** A transport that sends for longer does not keep its own time-outs. */
    private long longestSend() {
        return Nanos.of(options.connectTimeout().plus(timeout).plusSeconds(1));
    }

    /** Closes a transport, whatever it throws. */
    private void close(Transport transport) {
        try {
            transport.close();
        } catch (Throwable e) {
            log().failedInside(e);
        }
    }

    /** Closes the application's own transport, which was never used. */
    void closeUnused(long atMost) {
        Transport custom = options.customTransport();
        if (custom != null) {
            BoundedShutdown.run(() -> close(custom), atMost);
        }
    }
}
