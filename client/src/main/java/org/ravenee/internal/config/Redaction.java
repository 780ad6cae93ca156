/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.util.regex.Pattern;

/** Shows settings that may hold secrets without showing the secrets. */
final class Redaction {

    private static final String HIDDEN = "[hidden]";

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z0-9+.-]{1,30}");

    private Redaction() {}

    /** Keeps scheme, host and path of an address; anything that is no address is hidden whole. */
    static String url(String value) {
        int authority = value.indexOf("://");
        if (authority < 0 || !SCHEME.matcher(value.substring(0, authority)).matches()) {
            return HIDDEN;
        }
        authority += 3;
        int at = value.lastIndexOf('@');
        int query = endOfPath(value, Math.max(authority, at));
        String plain = value.substring(0, query);
        return at < authority
                ? plain.substring(0, authority) + HIDDEN
                : plain.substring(0, authority) + HIDDEN + plain.substring(at);
    }

    private static int endOfPath(String value, int from) {
        int end = from;
        while (end < value.length() && value.charAt(end) != '?' && value.charAt(end) != '#') {
            end++;
        }
        return end;
    }
}
