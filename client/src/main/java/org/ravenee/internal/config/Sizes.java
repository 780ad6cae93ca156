/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sizes: a number of bytes, or a number with {@code kB}, {@code MiB} and the like. */
final class Sizes {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})\\s*(?:([kmgt])(i?))?b?");
    private static final String PREFIXES = "kmgt";
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Sizes() {}

    /** Returns bytes; null if the text is no size, or one that no system has. */
    static @Nullable Long read(String text) {
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return null;
        }
        String prefix = matcher.group(2);
        int power = prefix == null ? 0 : PREFIXES.indexOf(prefix) + 1;
        long unit = "i".equals(matcher.group(3)) ? 1024 : 1000;
        BigInteger size =
                new BigInteger(matcher.group(1)).multiply(BigInteger.valueOf(unit).pow(power));
        return size.bitLength() < Long.SIZE ? size.longValue() : null;
    }

    /** Shows a number of bytes in the largest unit that divides it. */
    static String show(@Nullable Object bytes) {
        long number = bytes instanceof Long size ? size : 0;
        int power = 0;
        while (number >= 1024 && number % 1024 == 0) {
            number /= 1024;
            power++;
        }
        return number + " " + UNITS[power];
    }
}
