/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import org.ravenee.EventId;

/**
 * An event item of an envelope, scrubbed, serialised and compressed once. It can be put into any
 * number of envelopes: each sending has a header of its own, with the time of that sending.
 *
 * @param id the event inside
 * @param deflated the item as a run of DEFLATE blocks (RFC 1951) that ends on a whole byte and is
 *     not the last of its stream
 * @param crc the CRC-32 of the item before compression
 * @param length the bytes of the item before compression
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the serialiser to the sender, never changed
public record PackedEvent(EventId id, byte[] deflated, int crc, long length) {

    /** Returns what this retains in memory, roughly. */
    public long bytes() {
        return deflated.length + 128L;
    }
}
