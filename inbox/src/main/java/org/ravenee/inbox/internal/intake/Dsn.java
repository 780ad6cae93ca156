/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.intake;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key and the project of a DSN. */
public record Dsn(String key, String project) {

    // Some clients check that keys have 32 hexadecimal digits.
    private static final String ANY_KEY = "0123456789abcdef0123456789abcdef";
    private static final Pattern DSN =
            Pattern.compile("https?://([^:@/]+)(?::[^@/]*)?@[^/]+/(?:[^?#]*/)?([^/?#]+)/*");

    /** The DSN of a client that sends to an inbox at this host and port. */
    public static String at(String authority) {
        return "http://" + ANY_KEY + "@" + authority + "/1";
    }

    static Optional<Dsn> parse(String text) {
        Matcher matcher = DSN.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new Dsn(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }
}
