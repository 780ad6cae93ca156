/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sender and the address of a request that trusted proxies have passed on. {@code Forwarded}
 * (RFC 7239) goes before {@code X-Forwarded-*}. Such headers of other senders are ignored, as
 * clients can write them, too.
 *
 * @param client the IP address of the client
 * @param scheme the scheme that the client used, or null if no proxy names it
 * @param authority host and port that the client used, or null if no proxy names them
 */
record ForwardedRequest(
        @Nullable String client, @Nullable String scheme, @Nullable String authority) {

    private static final int MOST_HOPS = 32;

    private static final Pattern PARAMETER =
            Pattern.compile("\\s*([A-Za-z]+)\\s*=\\s*(?:\"([^\"]*)\"|([^;,\"\\s]*))\\s*(;|,|$)");

    private static final Pattern SCHEME = Pattern.compile("(?i)https?|wss?");
    private static final Pattern AUTHORITY =
            Pattern.compile("[\\w.-]{1,255}(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    /** The sender of a request, as the proxy that passed the request on describes it. */
    private record Hop(
            @Nullable String from, @Nullable String scheme, @Nullable String authority) {}

    /**
     * Reads a request.
     *
     * @param trusted tells whether an IP address is one of a proxy whose headers count
     */
    static ForwardedRequest of(HttpServletRequest request, Predicate<@Nullable String> trusted) {
        String client = request.getRemoteAddr();
        String scheme = null;
        String authority = null;
        List<Hop> hops = trusted.test(client) ? hops(request) : List.of();
        for (int i = hops.size() - 1; i >= 0 && trusted.test(client); i--) {
            Hop hop = hops.get(i);
            scheme = matching(SCHEME, hop.scheme, scheme);
            authority = matching(AUTHORITY, hop.authority, authority);
            String from = address(hop.from);
            if (from == null) {
                break;
            }
            client = from;
        }
        return new ForwardedRequest(client, scheme, authority);
    }

    private static @Nullable String matching(
            Pattern allowed, @Nullable String value, @Nullable String otherwise) {
        return value != null && allowed.matcher(value).matches() ? value : otherwise;
    }

    private static List<Hop> hops(HttpServletRequest request) {
        String forwarded = header(request, "Forwarded");
        return forwarded == null ? ofSeveralHeaders(request) : ofForwarded(forwarded);
    }

    private static @Nullable String header(HttpServletRequest request, String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        return values.isEmpty() ? null : String.join(",", values);
    }

    private static List<Hop> ofForwarded(String header) {
        List<Hop> hops = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(header);
        String from = null;
        String scheme = null;
        String authority = null;
        int end = 0;
        while (end < header.length() && parameter.find(end) && parameter.start() == end) {
            String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
            switch (parameter.group(1).toLowerCase(Locale.ROOT)) {
                case "for" -> from = value;
                case "proto" -> scheme = value;
                case "host" -> authority = value;
                default -> {
                    // "by" and extensions
                }
            }
            end = parameter.end();
            if (!parameter.group(4).equals(";")) {
                hops.add(new Hop(from, scheme, authority));
                from = null;
                scheme = null;
                authority = null;
            }
        }
        // A header that cannot be read to its end is ignored: its last hop is the nearest one.
        return end < header.length() ? List.of() : last(hops);
    }

    private static List<Hop> ofSeveralHeaders(HttpServletRequest request) {
        List<String> from = values(request, "X-Forwarded-For");
        List<String> schemes = values(request, "X-Forwarded-Proto");
        List<String> hosts = values(request, "X-Forwarded-Host");
        List<String> ports = values(request, "X-Forwarded-Port");
        int count = Math.max(from.size(), Math.max(schemes.size(), hosts.size()));
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String host = atEnd(hosts, i, count);
            String port = atEnd(ports, i, count);
            boolean hasPort = host != null && host.matches(".*:\\d+");
            hops.add(
                    new Hop(
                            atEnd(from, i, count),
                            atEnd(schemes, i, count),
                            host == null || hasPort || port == null ? host : host + ":" + port));
        }
        return last(hops);
    }

    private static List<String> values(HttpServletRequest request, String name) {
        String header = header(request, name);
        return header == null ? List.of() : List.of(header.strip().split("\\s*,\\s*", -1));
    }

    /** Proxies append: the last values of all headers belong together. */
    private static @Nullable String atEnd(List<String> values, int index, int count) {
        int at = index - (count - values.size());
        return at < 0 ? null : values.get(at);
    }

    private static List<Hop> last(List<Hop> hops) {
        return hops.size() <= MOST_HOPS ? hops : hops.subList(hops.size() - MOST_HOPS, hops.size());
    }

    /** The address without port and brackets; null for "unknown" and hidden names. */
    private static @Nullable String address(@Nullable String from) {
        if (from == null) {
            return null;
        }
        String text = from.strip();
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? null : text.substring(1, end);
        }
        String address = text.replaceFirst("^([0-9.]+):\\d+$", "$1");
        return address.matches("[0-9.]+|(?=.*:)[0-9A-Fa-f:.]+") ? address : null;
    }

    /** Puts the scheme and authority that the client used into the URL of a request. */
    String apply(String url) {
        int authorityFrom = url.indexOf("://") + 3;
        int path = authorityFrom < 3 ? -1 : url.indexOf('/', authorityFrom);
        if (path < 0 || (scheme == null && authority == null)) {
            return url;
        }
        return (scheme == null ? url.substring(0, authorityFrom - 3) : scheme)
                + "://"
                + (authority == null ? url.substring(authorityFrom, path) : authority)
                + url.substring(path);
    }
}
