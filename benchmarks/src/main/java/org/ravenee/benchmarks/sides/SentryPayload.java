/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.sides;

import io.sentry.Hint;
import io.sentry.ISerializer;
import io.sentry.Sentry;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.ravenee.benchmarks.failures.Failure;

/** An event of the peer as it leaves its processors, and its serialiser. */
public final class SentryPayload implements Payload {

    private final SentryOptions options = SentrySide.options();
    private SentryEvent event = new SentryEvent();

    /** Captures a failure, and keeps the event. */
    public SentryPayload(Failure failure, boolean loaded) {
        options.setBeforeSend(this::keep);
        Sentry.init(options);
        if (loaded) {
            SentrySide.load();
        }
        Sentry.captureException(failure.make());
        SentrySide.clear();
        Sentry.close();
    }

    private @Nullable SentryEvent keep(SentryEvent event, Hint hint) {
        this.event = event;
        return null;
    }

    /** As its client and its connection do it; an envelope keeps its bytes, so each is new. */
    public ByteArrayOutputStream envelope() {
        ISerializer serializer = options.getSerializer();
        try {
            SentryEnvelope envelope =
                    SentryEnvelope.from(serializer, event, options.getSdkVersion());
            return SentryGzip.of(envelope, serializer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] gzip() {
        return envelope().toByteArray();
    }
}
