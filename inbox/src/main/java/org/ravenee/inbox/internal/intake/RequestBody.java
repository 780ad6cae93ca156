/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.intake;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.ravenee.inbox.internal.envelope.BoundedInputStream;
import org.ravenee.inbox.internal.envelope.Envelope;
import org.ravenee.inbox.internal.envelope.EnvelopeReader;
import org.ravenee.inbox.internal.envelope.RefusedException;
import org.ravenee.inbox.internal.http.Request;

/** Reads the envelope out of a request: decompressed, and stopped at the limits. */
final class RequestBody {

    // A client that gets a response while it still writes sees a broken connection instead.
    private static final long DRAINED = 64L * 1024 * 1024;

    private final Limits limits;

    RequestBody(Limits limits) {
        this.limits = limits;
    }

    /** The length of the body; of one without a stated length that of the longest event. */
    long length(Request request) {
        return request.header("Content-Length")
                .filter(length -> length.matches("[0-9]{1,18}"))
                .map(length -> Math.min(Long.parseLong(length), limits.body()))
                .orElse((long) limits.event());
    }

    byte[] bytes(Request request) throws IOException {
        return new BoundedInputStream(request.body(), limits.body(), "the request body")
                .readAllBytes();
    }

    Envelope envelope(byte[] wire, Request request) throws IOException {
        InputStream decoded = decoded(new ByteArrayInputStream(wire), encoding(request));
        return EnvelopeReader.read(
                new BoundedInputStream(decoded, limits.envelope(), "the envelope"), limits.event());
    }

    /** Reads the rest of the body, so that the sender can read the response. */
    void drain(Request request) {
        try {
            long left = DRAINED;
            byte[] scratch = new byte[8192];
            for (int n = 0; n >= 0 && left > 0; left -= n) {
                n = request.body().read(scratch);
            }
        } catch (IOException e) {
            // The client has closed the connection, so no response can be sent.
        }
    }

    private static String encoding(Request request) {
        return request.header("Content-Encoding")
                .orElse("identity")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static InputStream decoded(InputStream wire, String encoding) throws IOException {
        return switch (encoding) {
            case "identity", "" -> wire;
            case "gzip", "x-gzip" -> new Gunzipped(wire);
            default ->
                    throw new RefusedException(
                            415, "the content encoding has to be gzip or none (identity)");
        };
    }

    /** Distinguishes broken compression from a broken connection. */
    private static final class Gunzipped extends InputStream {

        private final InputStream in;

        Gunzipped(InputStream wire) throws IOException {
            in = named(() -> new GZIPInputStream(wire, 8192));
        }

        @Override
        public int read() throws IOException {
            return named(in::read);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return named(() -> in.read(bytes, offset, length));
        }

        private static <T> T named(Read<T> read) throws IOException {
            try {
                return read.now();
            } catch (EOFException e) {
                throw new RefusedException(400, "the gzip body ends too early");
            } catch (ZipException e) {
                throw new RefusedException(400, "the body is not gzip: " + e.getMessage());
            }
        }

        private interface Read<T> {
            T now() throws IOException;
        }
    }
}
