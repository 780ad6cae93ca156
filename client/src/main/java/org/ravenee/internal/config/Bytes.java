/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: bytes, or a number with {@code kB}, {@code MiB}, … */
final class Bytes {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(?:([kmg])(i?))?b?");

    private Bytes() {}

    static long parse(String key, String text) {
        Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw Require.unusable(key, text, "a number of bytes, such as 33554432 or 32 MiB");
        }
        String prefix = matcher.group(2);
        long unit = "i".equals(matcher.group(3)) ? 1024 : 1000;
        int power = prefix == null ? 0 : "kmg".indexOf(prefix) + 1;
        long size = Long.parseLong(matcher.group(1));
        for (int i = 0; i < power; i++) {
            size = Math.multiplyExact(size, unit);
        }
        return size;
    }
}
