/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ways to a server: through a proxy that was configured, else through each one that the
 * process's {@link ProxySelector} names, in its order. Safe for use by several threads.
 */
final class ProxyRoutes {

    private final @Nullable Proxy configured;
    private final String authorization;

    /**
     * Creates routes.
     *
     * @param proxy {@code http://user:password@host:port}; null for the JDK's settings
     */
    ProxyRoutes(@Nullable URI proxy) {
        if (proxy == null) {
            configured = null;
            authorization = "";
        } else {
            // A URI has no parts of the authority where the host has an underscore.
            String authority = proxy.getRawAuthority();
            int at = authority.lastIndexOf('@');
            int colon = authority.lastIndexOf(':');
            configured =
                    new Proxy(
                            Proxy.Type.HTTP,
                            InetSocketAddress.createUnresolved(
                                    authority.substring(at + 1, colon),
                                    Integer.parseInt(authority.substring(colon + 1))));
            URI withUser = URI.create("http://" + authority.substring(0, at + 1) + "host");
            authorization = authorization(withUser.getUserInfo());
        }
    }

    /** Sent at once: a refusal costs a request, and need not say what would please the proxy. */
    private static String authorization(@Nullable String userInfo) {
        if (userInfo == null) {
            return "";
        }
        String credentials = userInfo.indexOf(':') < 0 ? userInfo + ":" : userInfo;
        return "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }

    /** Returns the header line for an HTTP proxy; empty if there is none. */
    String authorization() {
        return authorization;
    }

    /** Returns the routes to a server, in the order to try them; at least one. */
    List<Proxy> to(HttpUrl server) {
        if (configured != null) {
            return List.of(configured);
        }
        ProxySelector selector = ProxySelector.getDefault();
        List<Proxy> selected = selector == null ? List.of() : select(selector, server);
        return selected.isEmpty() ? List.of(Proxy.NO_PROXY) : selected;
    }

    /** A selector belongs to the application: whatever it throws, there is the direct route. */
    private static List<Proxy> select(ProxySelector selector, HttpUrl server) {
        List<Proxy> routes = new ArrayList<>();
        try {
            for (Proxy proxy : selector.select(URI.create(server.toString()))) {
                if (proxy != null) {
                    routes.add(proxy);
                }
            }
        } catch (RuntimeException | LinkageError e) {
            // Those that it named before may still be tried.
        }
        return routes;
    }

    /** Tells the selector that one of its proxies was not reached. */
    void failed(HttpUrl server, Proxy proxy, IOException failure) {
        ProxySelector selector = ProxySelector.getDefault();
        if (configured == null && selector != null && proxy.address() != null) {
            try {
                selector.connectFailed(URI.create(server.toString()), proxy.address(), failure);
            } catch (RuntimeException e) {
                // The selector belongs to the application: its failure is not ours.
            }
        }
    }
}
