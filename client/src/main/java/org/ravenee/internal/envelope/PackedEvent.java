/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import org.ravenee.EventId;

/**
 * An event item of an envelope, scrubbed, serialised and compressed once. It can be put into any
 * number of envelopes: each sending has a header of its own, with the time of that sending.
 */
public final class PackedEvent {

    private final EventId id;
    private final byte[] deflated;
    private final int crc;
    private final long length;
    private final byte[] trace;

    PackedEvent(EventId id, byte[] deflated, int crc, long length, byte[] trace) {
        this.id = id;
        this.deflated = deflated;
        this.crc = crc;
        this.length = length;
        this.trace = trace;
    }

    /** Returns the event inside. */
    public EventId id() {
        return id;
    }

    /**
     * Returns the item as a run of DEFLATE blocks (RFC 1951) that ends on a whole byte and is not
     * the last of its stream.
     */
    byte[] deflated() {
        return deflated;
    }

    /** Returns the CRC-32 of the item before compression. */
    int crc() {
        return crc;
    }

    /** Returns the bytes of the item before compression. */
    long length() {
        return length;
    }

    /** Returns the trace header of the envelope as JSON; empty for none. */
    byte[] trace() {
        return trace;
    }

    /** Estimates the memory that this retains. */
    public long bytes() {
        return deflated.length + trace.length + 144L;
    }
}
