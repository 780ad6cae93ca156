/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ravenee.internal.scrub.LogScrubber;

/** Says no to a setting, with what is allowed. */
public final class Require {

    static final String ALLOWED = ": allowed is ";

    private static final String HIDDEN = "[hidden]";

    private static final List<String> LOG_LEVELS =
            List.of("OFF", "SEVERE", "WARNING", "INFO", "CONFIG", "FINE", "FINER", "FINEST", "ALL");

    /** Whatever waits longer has failed; and clocks in nanoseconds overflow. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private Require() {}

    public static void between(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw unusable(key, value, least + " to " + most);
        }
    }

    public static void between(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw unusable(key, value, least + " to " + most);
        }
    }

    public static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw unusable(
                    key,
                    value,
                    "a duration of more than zero and at most a day, such as 2s or PT2S");
        }
    }

    public static void notNegative(String key, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw unusable(
                    key, value, "a duration of zero or more and at most a day, such as 2s or PT2S");
        }
    }

    public static void oneOf(String key, String value, String... allowed) {
        if (!Arrays.asList(allowed).contains(value)) {
            throw unusable(key, value, String.join(", ", allowed));
        }
    }

    public static <E extends Enum<E>> E constant(String key, Class<E> type, String value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value.strip())) {
                return constant;
            }
        }
        String allowed = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
        throw unusable(key, value, allowed.substring(1, allowed.length() - 1));
    }

    public static java.util.logging.Level logLevel(String key, String value) {
        String name = value.strip().toUpperCase(Locale.ROOT);
        if (!LOG_LEVELS.contains(name)) {
            throw unusable(key, value, String.join(", ", LOG_LEVELS));
        }
        return java.util.logging.Level.parse(name);
    }

    public static URI proxy(String value) {
        try {
            URI uri = new URI(value.strip());
            if ("http".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() >= 1
                    && uri.getPort() <= 65_535) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // It quotes the password.
        }
        throw rejected("sentry.proxy", redacted(value), "http://[user:password@]host:port");
    }

    /**
     * Shows what may hold a secret without showing it: keeps scheme, host and path of an address;
     * anything that is no address is hidden whole.
     */
    static String redacted(String value) {
        int authority = value.indexOf("://") + 3;
        if (authority < 3 || !isScheme(value.substring(0, authority - 3))) {
            return HIDDEN;
        }
        int at = value.lastIndexOf('@');
        int end = Math.max(authority, at);
        while (end < value.length() && value.charAt(end) != '?' && value.charAt(end) != '#') {
            end++;
        }
        return value.substring(0, authority)
                + HIDDEN
                + (at < authority ? "" : LogScrubber.usual().text(value.substring(at, end)));
    }

    private static boolean isScheme(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'z' || !(Character.isLetterOrDigit(c) || c == '+' || c == '.' || c == '-')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 30;
    }

    static IllegalArgumentException unusable(String key, Object value, String allowed) {
        return rejected(key, LogScrubber.usual().text(value), allowed);
    }

    private static IllegalArgumentException rejected(String key, String shown, String allowed) {
        return new IllegalArgumentException(key + " = " + shown + ALLOWED + allowed);
    }
}
