/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ravenee.DeliveryException;
import org.ravenee.Envelope;
import org.ravenee.Transport;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;

/** Delivers on the calling thread and waits for the answer: {@code sentry.transport=sync}. */
final class DirectDelivery implements Delivery {

    private final Serializer serializer;
    private final Transport transport;
    private final DeliveryLog log;
    private final Duration timeout;
    private final boolean raises;
    private volatile boolean closed;

    DirectDelivery(
            Serializer serializer,
            Transport transport,
            DeliveryLog log,
            Duration timeout,
            boolean raises) {
        this.serializer = serializer;
        this.transport = transport;
        this.log = log;
        this.timeout = timeout;
        this.raises = raises;
    }

    @Override
    public boolean accept(Report report) {
        if (closed) {
            return false;
        }
        if (serializer.isAtWorkHere()) {
            log.refusedFromInside();
            return false;
        }
        Envelope envelope = serializer.serialize(report);
        return envelope != null && isDelivered(send(envelope));
    }

    private boolean isDelivered(Result result) {
        log.outcome(result);
        if (result.outcome() == Outcome.DELIVERED) {
            return true;
        }
        if (raises) {
            throw new DeliveryException(result.reason());
        }
        return false;
    }

    private Result send(Envelope envelope) {
        try {
            return transport
                    .send(envelope)
                    .toCompletableFuture()
                    .get(Deadline.nanos(timeout), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.unavailable("interrupted");
        } catch (TimeoutException e) {
            return Result.unavailable("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException | RuntimeException e) {
            return Result.unavailable(String.valueOf(e.getCause() == null ? e : e.getCause()));
        }
    }

    @Override
    public boolean flush(Duration timeout) {
        return true;
    }

    @Override
    public void close(Duration timeout) {
        closed = true;
        Closing.close(transport, log, Deadline.in(timeout));
    }
}
