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

    private static final String ITEM = "{\"type\":\"event\"";

    /** The headers of envelope and item are shorter. */
    private static final int MOST_OF_HEADERS = 64 * 1024;

    private final byte[] content;
    private final int from;
    private final int to;

    private EnvelopeReader(byte[] content, int from) {
        this.content = content;
        this.from = from;
        this.to = content.length - GzipStream.TRAILER_LENGTH;
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
        byte[] kept = EnvelopeWriter.keptFor(dsn);
        GzipStream begin = new GzipStream(64);
        begin.stored(kept, kept.length);
        byte[] start = begin.bytes();
        int same = Arrays.mismatch(start, content);
        require(same > GzipStream.HEADER.length, "it does not begin as an envelope does");
        require(same == start.length, "it is meant for another DSN");
        CRC32 crc = new CRC32();
        crc.update(kept);
        return new EnvelopeReader(content, start.length)
                .event(id, (int) crc.getValue(), kept.length);
    }

    private PackedEvent event(EventId id, int startCrc, int startLength)
            throws MalformedEnvelopeException {
        require(from < to, "it is too short");
        CRC32 crc = new CRC32();
        byte[] headers = new byte[MOST_OF_HEADERS];
        long length = inflate(crc, headers);
        require(
                GzipStream.combine(startCrc, (int) crc.getValue(), length) == four(to + 2)
                        && (int) (startLength + length) == four(to + 6),
                "its checksum does not fit");
        String[] lines = new String(headers, StandardCharsets.UTF_8).split("\n", 3);
        require(lines[0].startsWith("\"event_id\":\"" + id + "\""), "it holds another event");
        require(lines.length == 3 && lines[1].startsWith(ITEM), "it does not hold an event");
        return new PackedEvent(
                id, Arrays.copyOfRange(content, from, to), (int) crc.getValue(), length);
    }

    /** Counts and checks what is inside without keeping it: it may be far larger than the file. */
    private long inflate(CRC32 crc, byte[] start) throws MalformedEnvelopeException {
        Inflater inflater = new Inflater(true);
        try {
            // With the empty last block.
            inflater.setInput(content, from, to + 2 - from);
            byte[] chunk = start;
            long length = 0;
            while (!inflater.finished()) {
                int size = inflater.inflate(chunk);
                require(size > 0 || inflater.finished(), "it is cut off");
                crc.update(chunk, 0, size);
                length += size;
                chunk = chunk == start ? new byte[8192] : chunk;
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
