/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

/** Shows settings that may hold secrets without showing the secrets. */
final class Redaction {

    private static final String HIDDEN = "[hidden]";

    private Redaction() {}

    /** Keeps scheme, host and path of an address; anything that is no address is hidden whole. */
    static String url(String value) {
        int authority = value.indexOf("://");
        if (authority < 0) {
            return HIDDEN;
        }
        authority += 3;
        int query = value.indexOf('?', authority);
        String plain = query < 0 ? value : value.substring(0, query);
        int at = plain.lastIndexOf('@');
        return at < authority
                ? plain.substring(0, authority) + HIDDEN
                : plain.substring(0, authority) + HIDDEN + plain.substring(at);
    }
}
