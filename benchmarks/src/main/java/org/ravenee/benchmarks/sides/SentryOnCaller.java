/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.sides;

import io.sentry.Hint;
import io.sentry.ISerializer;
import io.sentry.SentryEnvelope;
import io.sentry.transport.ITransport;
import io.sentry.transport.RateLimiter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes bytes of each envelope on the calling thread, and drops them. */
public final class SentryOnCaller implements ITransport {

    private final ISerializer serializer;
    private long bytes;

    /** Serialises by the peer's options. */
    public SentryOnCaller(ISerializer serializer) {
        this.serializer = serializer;
    }

    @Override
    public void send(SentryEnvelope envelope, Hint hint) throws IOException {
        bytes += SentryGzip.of(envelope, serializer).size();
    }

    /** The number of bytes that were dropped. */
    public long bytes() {
        return bytes;
    }

    @Override
    public void flush(long timeoutMillis) {}

    @Override
    public @Nullable RateLimiter getRateLimiter() {
        return null;
    }

    @Override
    public void close(boolean isRestarting) {}

    @Override
    public void close() {}
}
