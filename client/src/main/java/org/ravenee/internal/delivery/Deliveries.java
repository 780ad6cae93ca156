/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.ravenee.Dsn;
import org.ravenee.Options;

/** Puts a delivery together as the options say. */
public final class Deliveries {

    private Deliveries() {}

    /** Creates the delivery of one client. */
    public static Delivery create(Dsn dsn, Options options) {
        Machine machine = new Machine();
        return create(dsn, options, machine, InstantSource.system(), new Pace(machine));
    }

    /** Creates a delivery by another clock and other chances. */
    static Delivery create(
            Dsn dsn, Options options, LongSupplier nanos, InstantSource wallClock, Pace pace) {
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
}
