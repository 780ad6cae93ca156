/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import org.ravenee.Dsn;
import org.ravenee.Options;
import org.ravenee.Transport;
import org.ravenee.internal.envelope.EnvelopeWriter;

/** Puts a delivery together as the options say. */
public final class Deliveries {

    private Deliveries() {}

    /** Creates the delivery of one client. */
    public static Delivery create(Dsn dsn, Options options) {
        DeliveryLog log = new DeliveryLog(dsn.toString());
        Serializer serializer = new Serializer(options.processors(), new EnvelopeWriter(dsn), log);
        Transport custom = options.customTransport();
        Transport transport =
                custom == null
                        ? new HttpTransport(
                                dsn, options.connectTimeout(), options.timeout(), options.proxy())
                        : custom;
        Duration longest = options.connectTimeout().plus(options.timeout()).plusSeconds(1);
        if (isSynchronous(dsn, options)) {
            return new DirectDelivery(
                    serializer, transport, log, longest, options.raiseSendErrors());
        }
        return new QueuedDelivery(
                new ReportQueue(options.queueSize(), options.queueBytes()),
                serializer,
                transport,
                log,
                longest);
    }

    private static boolean isSynchronous(Dsn dsn, Options options) {
        return dsn.transport().equals("sync") || options.transport().equals("sync");
    }
}
