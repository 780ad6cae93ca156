/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes Sentry's members of a {@code baggage} header (W3C Baggage). */
final class Baggage {

    private static final String PREFIX = "sentry-";
    private static final int MAX_CHARS = 8_192;
    private static final int MAX_MEMBERS = 64;

    private Baggage() {}

    /** Returns the members by their names without prefix; malformed members are left out. */
    static Map<String, String> sentryMembers(@Nullable String header) {
        Map<String, String> members = new LinkedHashMap<>();
        if (header == null || header.length() > MAX_CHARS) {
            return members;
        }
        for (String member : header.split(",", -1)) {
            int sign = member.indexOf('=');
            String name = sign < 0 ? "" : member.substring(0, sign).strip();
            if (name.startsWith(PREFIX) && members.size() < MAX_MEMBERS) {
                add(members, name.substring(PREFIX.length()), member.substring(sign + 1));
            }
        }
        return members;
    }

    private static void add(Map<String, String> members, String name, String encoded) {
        int properties = encoded.indexOf(';');
        String value = (properties < 0 ? encoded : encoded.substring(0, properties)).strip();
        try {
            // A plus sign is itself here.
            members.put(name, URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // An incomplete escape.
        }
    }

    /** Returns the members as a header. */
    static String ofSentry(Map<String, String> members) {
        StringBuilder header = new StringBuilder();
        members.forEach(
                (name, value) ->
                        header.append(header.isEmpty() ? "" : ",")
                                .append(PREFIX)
                                .append(encode(name))
                                .append('=')
                                .append(encode(value)));
        return header.toString();
    }

    /** As in an address: a form would encode a blank as a plus sign. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
