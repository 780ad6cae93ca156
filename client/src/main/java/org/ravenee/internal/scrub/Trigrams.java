/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

/**
 * A set of hashes of the first three characters of words. Tells for a position of a text, in a few
 * instructions, that none of the words begins there. Upper and lower case are the same.
 */
final class Trigrams {

    static final int LENGTH = 3;

    private static final int HASHES = 1 << 12;

    /** One bit for each hash. */
    private final long[] bits = new long[HASHES / Long.SIZE];

    /** Adds a word of three characters or more; returns the hash of its first three. */
    int add(String word) {
        int hash = 0;
        for (int i = 0; i < LENGTH; i++) {
            hash = next(hash, word.charAt(i));
        }
        bits[hash / Long.SIZE] |= 1L << hash;
        return hash;
    }

    /** Returns whether a word may begin with three characters that have this hash. */
    boolean contains(int hash) {
        return (bits[hash / Long.SIZE] & 1L << hash) != 0;
    }

    /** Returns the hash of the last three characters, from the hash before the last one. */
    static int next(int hash, char last) {
        return (hash << 4 ^ (last | ' ')) & (HASHES - 1);
    }
}
