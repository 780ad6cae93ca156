/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.http;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An address of http or https. Unlike {@link URI} it takes host names with an underscore, which are
 * common in container networks.
 *
 * @param secure whether the scheme is https
 * @param host the host as written in a URL: in lower case, an IPv6 address in brackets
 * @param port the port
 * @param target the path and the query, as a request line has them
 */
public record HttpUrl(boolean secure, String host, int port, String target) {

    /**
     * Reads an address.
     *
     * @return null if it is no absolute address of http or https, or has a user
     */
    public static @Nullable HttpUrl of(URI uri) {
        String scheme = uri.getScheme();
        String authority = uri.getRawAuthority();
        if (scheme == null || authority == null || authority.indexOf('@') >= 0) {
            return null;
        }
        boolean secure = scheme.equalsIgnoreCase("https");
        if (!secure && !scheme.equalsIgnoreCase("http")) {
            return null;
        }
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        int port = port(hasPort ? authority.substring(colon + 1) : "", secure);
        return host.isEmpty() || port < 1 || port > 65_535
                ? null
                : new HttpUrl(secure, host.toLowerCase(Locale.ROOT), port, target(uri));
    }

    private static int port(String digits, boolean secure) {
        if (digits.isEmpty()) {
            return secure ? 443 : 80;
        }
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String target(URI uri) {
        String path = Objects.requireNonNullElse(uri.getRawPath(), "");
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return (path.isEmpty() ? "/" : path) + query;
    }

    /** Resolves a reference such as that of a Location header; null if it leads to no address. */
    public @Nullable HttpUrl resolve(String reference) {
        try {
            URI resolved = URI.create(toString()).resolve(reference.strip());
            return of(resolved);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether a connection to the one may be used for the other. */
    boolean hasSameOrigin(HttpUrl other) {
        return secure == other.secure && port == other.port && host.equals(other.host);
    }

    /** Returns the host as sockets and certificates know it: without the brackets of IPv6. */
    String hostName() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Returns host and port as the Host header has them. */
    String authority() {
        return port == (secure ? 443 : 80) ? host : host + ":" + port;
    }

    /** Returns scheme, host and port. */
    public String origin() {
        return (secure ? "https://" : "http://") + authority();
    }

    @Override
    public String toString() {
        return origin() + target;
    }
}
