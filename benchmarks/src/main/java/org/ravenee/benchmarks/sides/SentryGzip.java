/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.sides;

import io.sentry.ISerializer;
import io.sentry.SentryEnvelope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/**
 * Does what the peer's {@code HttpConnection} does between taking an envelope and asking for the
 * answer. The connection's own stream is such a buffer as well, and begins with as many bytes.
 */
final class SentryGzip {

    private static final int BUFFER = 256;

    private SentryGzip() {}

    static ByteArrayOutputStream of(SentryEnvelope envelope, ISerializer serializer)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(BUFFER);
        try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
            serializer.serialize(envelope, gzip);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
        return body;
    }
}
