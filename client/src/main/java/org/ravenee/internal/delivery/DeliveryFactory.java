/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.ravenee.Dsn;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.internal.envelope.Sdk;
import org.ravenee.internal.values.SystemClock;

/** Creates the delivery that a DSN and the options ask for. */
public final class DeliveryFactory {

    private DeliveryFactory() {}

    /** Returns the version of the client that requests and envelopes name. */
    public static String version() {
        return Sdk.version();
    }

    /**
     * Creates a delivery.
     *
     * @param last the processor that runs after those of the options
     */
    public static Delivery create(Dsn dsn, Options options, Processor last) {
        SystemClock clock = new SystemClock();
        return create(dsn, options, last, clock, InstantSource.system(), new RetryPolicy(clock));
    }

    /**
     * Creates a delivery with clocks of its own.
     *
     * @param nanos the monotonic clock, for waits
     * @param wallClock tells times that the server sees
     * @param policy decides when the server is asked
     */
    static Delivery create(
            Dsn dsn,
            Options options,
            Processor last,
            LongSupplier nanos,
            InstantSource wallClock,
            RetryPolicy policy) {
        boolean direct = ComponentFactory.isTransport("sync", dsn, options);
        ClientReportRecorder reports = new ClientReportRecorder();
        DeliveryStats stats =
                direct
                        ? new DeliveryStats(Integer.MAX_VALUE, Long.MAX_VALUE, reports)
                        : new DeliveryStats(options.queueSize(), options.queueBytes(), reports);
        RateLimiter limiter = new RateLimiter();
        ComponentFactory components =
                new ComponentFactory(
                        dsn, options, last, stats, reports, policy, limiter, nanos, wallClock);
        return direct
                ? new DirectDelivery(
                        components, stats, policy, limiter, nanos, options.raiseSendErrors())
                : new QueuedDelivery(components, stats, reports, limiter, nanos);
    }
}
