/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.envelope;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** The bytes of an envelope, as lines and as runs of known length. */
final class EnvelopeLines {

    private final PushbackInputStream in;

    EnvelopeLines(InputStream in) {
        this.in = new PushbackInputStream(new BufferedInputStream(in));
    }

    boolean atEnd() throws IOException {
        int next = in.read();
        if (next >= 0) {
            in.unread(next);
        }
        return next < 0;
    }

    /** The bytes up to the next LF or the end, without the LF. */
    byte[] line(int limit, String what, int statusWhenLonger) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() == limit) {
                throw new RefusedException(
                        statusWhenLonger, what + " is longer than " + limit + " bytes");
            }
            line.write(b);
        }
        byte[] bytes = line.toByteArray();
        if (bytes.length > 0 && bytes[bytes.length - 1] == '\r') {
            throw RefusedException.malformed(what + " ends with CRLF; envelopes use LF alone");
        }
        return bytes;
    }

    void skipLine() throws IOException {
        for (int b = in.read(); b >= 0 && b != '\n'; ) {
            b = in.read();
        }
    }

    byte[] exactly(int length, String what) throws IOException {
        byte[] bytes = in.readNBytes(length);
        complete(bytes.length, length, what);
        return bytes;
    }

    void skipExactly(long length, String what) throws IOException {
        byte[] scratch = new byte[8192];
        long left = length;
        for (int n = 0; left > 0 && n >= 0; left -= Math.max(n, 0)) {
            n = in.read(scratch, 0, (int) Math.min(scratch.length, left));
        }
        complete(length - left, length, what);
    }

    private void complete(long found, long length, String what) throws IOException {
        if (found < length) {
            throw RefusedException.malformed(
                    what + " says " + length + " bytes, but only " + found + " follow");
        }
        int terminator = in.read();
        if (terminator >= 0 && terminator != '\n') {
            throw RefusedException.malformed(
                    what + " says " + length + " bytes, but no line feed follows them");
        }
    }
}
