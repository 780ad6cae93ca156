/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Posts over HTTP/1.1 on connections that are kept open, and waits for the response. Follows
 * redirects within the host and port, and from http to https of the same host. Certificates and
 * host names are verified. Safe for use by several threads, each of which uses a connection of its
 * own.
 */
public final class HttpClient implements AutoCloseable {

    private static final int MOST_REDIRECTS = 2;

    private final int connectMillis;
    private final long nanos;
    private final ProxyRoutes routes;
    private final @Nullable SSLContext trust;
    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();

    /** The connection that was used last comes first, so that those not needed grow old. */
    private final Deque<HttpConnection> idle = new ConcurrentLinkedDeque<>();

    private volatile boolean closed;

    /**
     * Creates a client. Nothing is connected yet.
     *
     * @param connectTimeout for each route to a server
     * @param timeout for the TLS handshake, and for each response
     * @param proxy {@code http://user:password@host:port}; null for the JDK's settings
     * @param trust decides which certificates are trusted; null for the JDK's own
     */
    public HttpClient(
            Duration connectTimeout,
            Duration timeout,
            @Nullable URI proxy,
            @Nullable SSLContext trust) {
        this.connectMillis =
                (int) Math.max(1, Math.min(Integer.MAX_VALUE, connectTimeout.toMillis()));
        this.nanos = timeout.toNanos();
        this.routes = new ProxyRoutes(proxy);
        this.trust = trust;
    }

    /**
     * Posts, and waits for the response.
     *
     * @param headers header lines besides those of target and length, each with its line end
     * @throws HttpConnectException if the server was not reached
     * @throws IOException if there is no response
     */
    public HttpResponse post(HttpUrl url, String headers, byte[] content) throws IOException {
        HttpUrl target = url;
        HttpResponse response = exchange(target, headers, content);
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            HttpUrl next = response.redirect(target);
            if (next == null) {
                break;
            }
            target = next;
            response = exchange(target, headers, content);
        }
        return response;
    }

    /**
     * A server may close a connection at any moment, also while a request is on its way. That is no
     * trouble of the server's, so the request is sent again at once, on a new connection.
     */
    private HttpResponse exchange(HttpUrl url, String headers, byte[] content) throws IOException {
        HttpConnection kept = takeIdle(url);
        if (kept != null) {
            try {
                return exchange(kept, url, headers, content);
            } catch (IOException e) {
                if (!kept.wasClosedByServer(e)) {
                    throw e;
                }
            }
        }
        return exchange(connect(url), url, headers, content);
    }

    private HttpResponse exchange(
            HttpConnection connection, HttpUrl url, String headers, byte[] content)
            throws IOException {
        boolean reusable = false;
        try {
            HttpResponse response = connection.post(url, headers, content, nanos);
            reusable = connection.isReusable();
            return response;
        } finally {
            if (reusable) {
                idle.push(connection);
            }
            if (!reusable || closed) {
                discard(connection);
            }
        }
    }

    /** Tries each route in turn. */
    private HttpConnection connect(HttpUrl url) throws HttpConnectException {
        IOException last = new IOException("closed");
        for (Proxy route : routes.to(url)) {
            if (closed) {
                break;
            }
            HttpConnection connection = new HttpConnection(url, route, routes.authorization());
            open.add(connection);
            try {
                connection.connect(trust, connectMillis, nanos);
                return connection;
            } catch (IOException | RuntimeException e) {
                discard(connection);
                last = e instanceof IOException failure ? failure : new IOException(e);
                routes.failed(url, route, last);
            }
        }
        throw new HttpConnectException(String.valueOf(last.getMessage()), last);
    }

    private @Nullable HttpConnection takeIdle(HttpUrl url) {
        for (HttpConnection connection : idle) {
            if (connection.leadsTo(url) && idle.removeFirstOccurrence(connection)) {
                return connection;
            }
        }
        return null;
    }

    private void discard(HttpConnection connection) {
        idle.remove(connection);
        open.remove(connection);
        connection.close();
    }

    /** Closes the connections that are not used now. */
    public void closeIdle() {
        HttpConnection unused;
        while ((unused = idle.pollLast()) != null) {
            discard(unused);
        }
    }

    /** Ends the requests that are under way. There are no others afterwards. */
    @Override
    public void close() {
        closed = true;
        for (HttpConnection connection : open) {
            connection.close();
        }
        idle.clear();
    }
}
