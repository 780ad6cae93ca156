/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.ravenee.Dsn;
import org.ravenee.EventId;

/**
 * Takes the event out of an envelope that {@link EnvelopeWriter} wrote for later. Every byte is
 * checked: what was torn, changed or never ours is not an event, whatever it looks like.
 */
public final class EnvelopeReader {

    private static final byte[] ITEM = "{\"type\":\"event\"".getBytes(StandardCharsets.US_ASCII);

    /** The item's own header is a fraction of this. */
    private static final int ITEM_HEADER_MOST = 256;

    private final byte[] content;
    private final int partsFrom;
    private final int partsTo;

    private EnvelopeReader(byte[] content, int partsFrom, int partsTo) {
        this.content = content;
        this.partsFrom = partsFrom;
        this.partsTo = partsTo;
    }

    /**
     * Reads an event.
     *
     * @param content the content of the file
     * @param id the event that should be inside
     * @param dsn the target that it must have
     * @throws MalformedEnvelopeException if it is anything else
     */
    public static PackedEvent read(byte[] content, EventId id, Dsn dsn)
            throws MalformedEnvelopeException {
        byte[] magic = GzipStream.HEADER;
        int headerFrom = magic.length + GzipStream.STORED_HEADER_LENGTH;
        int partsTo = content.length - GzipStream.TRAILER_LENGTH;
        require(headerFrom < partsTo, "it is too short");
        require(
                Arrays.equals(magic, 0, magic.length, content, 0, magic.length)
                        && content[magic.length] == 0,
                "it does not begin as an envelope does");
        int headerLength = two(content, magic.length + 1);
        int partsFrom = headerFrom + headerLength;
        require(partsFrom < partsTo, "it is cut off within its header");
        String header = new String(content, headerFrom, headerLength, StandardCharsets.UTF_8);
        require(header.contains("\"event_id\":\"" + id + "\""), "it holds another event");
        require(header.contains("\"dsn\":\"" + dsn + "\""), "it is meant for another DSN");
        CRC32 headerCrc = new CRC32();
        headerCrc.update(content, headerFrom, headerLength);
        return new EnvelopeReader(content, partsFrom, partsTo)
                .event(id, (int) headerCrc.getValue(), headerLength, TraceHeader.in(header));
    }

    private PackedEvent event(EventId id, int headerCrc, int headerLength, byte[] trace)
            throws MalformedEnvelopeException {
        CRC32 crc = new CRC32();
        byte[] start = new byte[ITEM_HEADER_MOST];
        long length = inflate(crc, start);
        int itemCrc = (int) crc.getValue();
        require(
                GzipStream.combine(headerCrc, itemCrc, length) == four(partsTo + 2)
                        && (int) (headerLength + length) == four(partsTo + 6),
                "its checksum does not fit");
        require(
                Arrays.equals(ITEM, 0, ITEM.length, start, 0, ITEM.length),
                "it does not hold an event");
        return new PackedEvent(
                id, Arrays.copyOfRange(content, partsFrom, partsTo), itemCrc, length, trace);
    }

    /** Counts and checks what is inside without keeping it: it may be far larger than the file. */
    private long inflate(CRC32 crc, byte[] start) throws MalformedEnvelopeException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(content, partsFrom, partsTo + 2 - partsFrom);
            byte[] chunk = new byte[8192];
            long length = 0;
            while (!inflater.finished()) {
                int size = inflater.inflate(chunk);
                require(size > 0 || inflater.finished(), "it is cut off");
                if (length == 0) {
                    System.arraycopy(chunk, 0, start, 0, Math.min(size, start.length));
                }
                crc.update(chunk, 0, size);
                length += size;
            }
            require(inflater.getRemaining() == 0, "it goes on after its end");
            return length;
        } catch (DataFormatException e) {
            throw new MalformedEnvelopeException("it is not compressed as it should be");
        } finally {
            inflater.end();
        }
    }

    private int four(int at) {
        return two(content, at) | (two(content, at + 2) << 16);
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | ((bytes[at + 1] & 0xff) << 8);
    }

    private static void require(boolean condition, String otherwise)
            throws MalformedEnvelopeException {
        if (!condition) {
            throw new MalformedEnvelopeException(otherwise);
        }
    }
}
