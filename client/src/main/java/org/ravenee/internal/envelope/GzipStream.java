/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/**
 * One gzip stream (RFC 1952, a single member, as not every server reads a second one) made of parts
 * of which some are compressed already. Parts compressed elsewhere are copied, short texts are
 * stored as they are; the checksum is worked out from the checksums of the parts.
 */
final class GzipStream {

    /** Magic number, DEFLATE, no flags, no time, no hints, unknown system. */
    static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** An empty last block, then checksum and length. */
    static final int TRAILER_LENGTH = 10;

    private static final int STORED_MOST = 0xffff;

    /** The generator polynomial of CRC-32; the highest bit is the constant term. */
    private static final int POLYNOMIAL = 0xedb88320;

    private static final int ONE = 1 << 31;
    private static final int ONE_BYTE_ON = 1 << 23;

    private final ByteArrayOutputStream out;
    private int crc;
    private long length;

    GzipStream(int expected) {
        out = new ByteArrayOutputStream(expected);
        out.writeBytes(HEADER);
    }

    /** Adds bytes without compressing them. */
    void stored(byte[] bytes, int size) {
        for (int from = 0; from < size; from += STORED_MOST) {
            int part = Math.min(STORED_MOST, size - from);
            out.write(0);
            two(part);
            two(~part);
            out.write(bytes, from, part);
        }
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, size);
        append((int) checksum.getValue(), size);
    }

    /** Adds blocks that were compressed elsewhere. */
    void packed(PackedEvent part) {
        out.writeBytes(part.deflated());
        append(part.crc(), part.length());
    }

    /** Returns the beginning of the stream up to here. */
    byte[] bytes() {
        return out.toByteArray();
    }

    byte[] finish() {
        // fixed codes, nothing inside, last block
        out.write(3);
        out.write(0);
        four(crc);
        four((int) length);
        return out.toByteArray();
    }

    private void append(int nextCrc, long nextLength) {
        crc = combine(crc, nextCrc, nextLength);
        length += nextLength;
    }

    /**
     * The checksum of two runs of bytes from the checksums of each. A CRC is the remainder of the
     * bytes read as a polynomial, so that of the first run has to be moved by the length of the
     * second: multiplied by x to the power of its bits.
     */
    static int combine(int first, int second, long secondLength) {
        int shift = ONE;
        int power = ONE_BYTE_ON;
        for (long rest = secondLength; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                shift = multiply(shift, power);
            }
            power = multiply(power, power);
        }
        return multiply(shift, first) ^ second;
    }

    private static int multiply(int a, int b) {
        int product = 0;
        int multiple = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= multiple;
            }
            multiple = (multiple & 1) == 0 ? multiple >>> 1 : (multiple >>> 1) ^ POLYNOMIAL;
        }
        return product;
    }

    private void two(int value) {
        out.write(value);
        out.write(value >>> 8);
    }

    private void four(int value) {
        two(value);
        two(value >>> 16);
    }
}
