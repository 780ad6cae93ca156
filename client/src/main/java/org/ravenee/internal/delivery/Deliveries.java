/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Dsn;
import org.ravenee.Options;
import org.ravenee.Transport;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.internal.spool.Spool;

/** Puts a delivery together as the options say. */
public final class Deliveries {

    private Deliveries() {}

    /** Creates the delivery of one client. */
    public static Delivery create(Dsn dsn, Options options) {
        return create(
                dsn,
                options,
                System::nanoTime,
                InstantSource.system(),
                new Pace(() -> ThreadLocalRandom.current().nextDouble()));
    }

    /** Creates a delivery by another clock and other chances. */
    static Delivery create(
            Dsn dsn, Options options, LongSupplier nanos, InstantSource wallClock, Pace pace) {
        DsnOptions.check(dsn);
        Duration timeout = DsnOptions.timeout(dsn, options);
        DeliveryLog log = new DeliveryLog(dsn, nanos);
        EnvelopeWriter envelopes = new EnvelopeWriter(dsn);
        Serializer serializer = new Serializer(options.processors(), envelopes, log);
        boolean direct = asksFor("sync", dsn, options);
        boolean spools = !direct && asksFor("spool", dsn, options);
        Ledger ledger =
                direct
                        ? new Ledger(Integer.MAX_VALUE, Long.MAX_VALUE)
                        : new Ledger(options.queueSize(), options.queueBytes());
        Parts parts =
                new Parts(
                        ledger,
                        serializer,
                        new Outbox(
                                ledger,
                                serializer,
                                log,
                                spools ? spool(dsn, options, envelopes, wallClock, nanos) : null),
                        envelopes,
                        transport(dsn, options, timeout, wallClock),
                        log,
                        pace,
                        options.connectTimeout().plus(timeout).plusSeconds(1),
                        nanos,
                        wallClock);
        return direct
                ? new DirectDelivery(parts, options.raiseSendErrors())
                : new QueuedDelivery(parts);
    }

    private static Transport transport(
            Dsn dsn, Options options, Duration timeout, InstantSource wallClock) {
        Transport custom = options.customTransport();
        return custom == null
                ? new HttpTransport(
                        dsn,
                        options.connectTimeout(),
                        timeout,
                        options.proxy(),
                        DsnOptions.trust(dsn),
                        wallClock)
                : custom;
    }

    private static @Nullable Spool spool(
            Dsn dsn,
            Options options,
            EnvelopeWriter envelopes,
            InstantSource wallClock,
            LongSupplier nanos) {
        if (options.spoolDirectory() == null) {
            throw new IllegalArgumentException(
                    "sentry.spool.directory is missing: spool+ in a DSN needs it");
        }
        return new Spool(
                options.spoolDirectory(),
                options.spoolMaxBytes(),
                dsn,
                envelopes,
                wallClock,
                nanos);
    }

    private static boolean asksFor(String transport, Dsn dsn, Options options) {
        return dsn.transport().equals(transport) || options.transport().equals(transport);
    }
}
