/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import org.ravenee.EventId;

/**
 * An event, scrubbed, serialised and compressed once, with the header of its envelope in the same
 * stream. It can be put into any number of envelopes, each with the time of its sending.
 */
public final class PackedEvent {

    private final EventId id;
    private final byte[] deflated;
    private final int crc;
    private final long length;

    PackedEvent(EventId id, byte[] deflated, int crc, long length) {
        this.id = id;
        this.deflated = deflated;
        this.crc = crc;
        this.length = length;
    }

    /** Returns the event inside. */
    public EventId id() {
        return id;
    }

    /**
     * Returns the envelope without its beginning as a run of DEFLATE blocks (RFC 1951) that ends on
     * a whole byte and is not the last of its stream.
     */
    byte[] deflated() {
        return deflated;
    }

    /** Returns the CRC-32 of the run before compression. */
    int crc() {
        return crc;
    }

    /** Returns the bytes of the run before compression. */
    long length() {
        return length;
    }

    /** Estimates the memory that this retains. */
    public long bytes() {
        return deflated.length + 128L;
    }
}
