/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.sides;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/** An event that can be made bytes of, again and again. */
public interface Payload {

    /** The compressed envelope. */
    byte[] gzip();

    /** The number of bytes of the envelope before compression. */
    default int jsonBytes() {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip()))) {
            return in.readAllBytes().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
