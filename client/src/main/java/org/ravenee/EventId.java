/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The identity of an event that was accepted for delivery, or {@link #NONE}.
 *
 * <p>An id that can be shown to a user is the id of an accepted event. An event that was filtered,
 * sampled out, recognised as a duplicate or refused by a full queue has {@link #NONE}.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record EventId(long high, long low) {

    /** The id when no event was accepted. Its text is empty. */
    public static final EventId NONE = new EventId(0, 0);

    /** Distinguishes the ids of processes that are started at the same time. */
    private static final long PROCESS =
            System.nanoTime() * 0x9E3779B97F4A7C15L
                    ^ Runtime.getRuntime().freeMemory() * 0xBF58476D1CE4E5B9L
                    ^ (long) String.valueOf(System.getenv("HOSTNAME")).hashCode() << 32;

    /**
     * Returns a fresh id: a random UUID (version 4), as the Sentry protocol asks. Random, but not
     * secret: no application waits for the JDK's secure generator because of it.
     *
     * @return a new id, never {@link #NONE}
     */
    public static EventId random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = random.nextLong() ^ PROCESS;
        long low = random.nextLong();
        return new EventId((high & ~0xF000L) | 0x4000L, (low & ~(3L << 62)) | (2L << 62));
    }

    /**
     * Reads an id from 32 hexadecimal digits in any case, with or without the dashes of a UUID. An
     * empty text is {@link #NONE}.
     *
     * @param text the digits
     * @return the id
     * @throws IllegalArgumentException if the text is anything else
     */
    public static EventId of(String text) {
        if (Objects.requireNonNull(text, "text").isEmpty()) {
            return NONE;
        }
        String digits = text.length() == 36 ? withoutDashes(text) : text;
        if (!isHex(digits)) {
            throw new IllegalArgumentException("An event id has 32 hexadecimal digits");
        }
        return new EventId(
                Long.parseUnsignedLong(digits, 0, 16, 16),
                Long.parseUnsignedLong(digits, 16, 32, 16));
    }

    /** Removes the dashes at the places of a UUID. Any other dash stays, and is no digit. */
    private static String withoutDashes(String text) {
        StringBuilder digits = new StringBuilder(text);
        for (int dash : new int[] {23, 18, 13, 8}) {
            if (digits.charAt(dash) == '-') {
                digits.deleteCharAt(dash);
            }
        }
        return digits.toString();
    }

    private static boolean isHex(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c > 'f' || Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return digits.length() == 32;
    }

    /**
     * Tells whether an event was accepted.
     *
     * @return false for {@link #NONE}
     */
    public boolean isPresent() {
        return high != 0 || low != 0;
    }

    /**
     * Returns the id as servers and their search boxes write it.
     *
     * @return 32 lower-case hexadecimal digits; empty for {@link #NONE}
     */
    @Override
    public String toString() {
        if (!isPresent()) {
            return "";
        }
        byte[] digits = new byte[32];
        hex(high, digits, 0);
        hex(low, digits, 16);
        return new String(digits, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static void hex(long bits, byte[] into, int from) {
        for (int i = 0; i < 16; i++) {
            into[from + i] = (byte) Character.forDigit((int) (bits >>> (60 - 4 * i)) & 0xF, 16);
        }
    }
}
