/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection that posts over HTTP/1.1 (RFC 9112), one request after the other, and waits for each
 * response until a deadline. Belongs to one thread at a time, save {@link #close}, which ends
 * whatever that thread waits for.
 */
final class HttpConnection {

    /** Longer than any head, and any body, that a server should respond with. */
    private static final int MOST_BYTES = 64 * 1024;

    /** So much is written without waiting for the server, as it fits into the socket's buffer. */
    private static final int BUFFERED = 64 * 1024;

    private final HttpUrl server;
    private final Proxy proxy;
    private final String proxyHeader;
    private final Socket plain;
    private final byte[] buffer = new byte[1024];
    private Socket socket;
    private int at;
    private int end;
    private int allowed;
    private long deadline;
    private boolean responding;
    private boolean reusable;

    /**
     * Creates a connection that is not connected yet.
     *
     * @param server whose scheme, host and port are connected to
     * @param proxy the route to it
     * @param proxyHeader a header line for an HTTP proxy alone; or empty
     */
    HttpConnection(HttpUrl server, Proxy proxy, String proxyHeader) {
        this.server = server;
        this.proxy = proxy;
        this.proxyHeader = proxyHeader;
        // Given an HTTP proxy, the JDK would ask the application's Authenticator about it.
        this.plain = new Socket(isProxied() ? Proxy.NO_PROXY : proxy);
        this.socket = plain;
    }

    private boolean isProxied() {
        return proxy.type() == Proxy.Type.HTTP;
    }

    /** Whether requests for an address may use this connection. */
    boolean leadsTo(HttpUrl url) {
        return server.hasSameOrigin(url);
    }

    /**
     * Connects, and verifies the server if the scheme is https.
     *
     * @param trust decides which certificates are trusted; null for the JDK's own
     */
    void connect(@Nullable SSLContext trust, int connectMillis, long nanos) throws IOException {
        InetSocketAddress address =
                isProxied()
                        ? (InetSocketAddress) proxy.address()
                        : InetSocketAddress.createUnresolved(server.hostName(), server.port());
        if (proxy.type() != Proxy.Type.SOCKS) {
            // Resolved for each connection, as the address may change.
            address = new InetSocketAddress(address.getHostString(), address.getPort());
        }
        plain.setSendBufferSize(2 * BUFFERED);
        plain.connect(address, connectMillis);
        plain.setTcpNoDelay(true);
        deadline = System.nanoTime() + nanos;
        if (server.secure()) {
            if (isProxied()) {
                tunnel();
            }
            secure(trust);
        }
    }

    private void tunnel() throws IOException {
        String to = server.host() + ":" + server.port();
        send("CONNECT " + to + " HTTP/1.1\r\nHost: " + to + "\r\n" + proxyHeader, new byte[0]);
        int status = head().status();
        if (status / 100 != 2) {
            throw new IOException("the proxy responds with HTTP " + status);
        }
        if (at != end) {
            // The rest would be taken for a response of the server.
            throw new IOException("the proxy sent more than its response");
        }
    }

    private void secure(@Nullable SSLContext trust) throws IOException {
        SSLContext context;
        try {
            context = trust == null ? SSLContext.getDefault() : trust;
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
        SSLSocket safe =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(plain, server.hostName(), server.port(), true);
        SSLParameters parameters = safe.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        safe.setSSLParameters(parameters);
        safe.setSoTimeout(millisLeft());
        safe.startHandshake();
        socket = safe;
    }

    /**
     * Posts, and waits for the response.
     *
     * @param headers header lines besides those of target and length
     */
    HttpResponse post(HttpUrl url, String headers, byte[] content, long nanos) throws IOException {
        responding = false;
        if (reusable) {
            deadline = System.nanoTime() + nanos;
            if (plain.getInputStream().available() + socket.getInputStream().available() > 0) {
                // A server about to close the connection, as with 408, reads no request.
                throw new IOException("the server sent a response before the request");
            }
        }
        boolean asksProxy = isProxied() && !server.secure();
        String request =
                ("POST " + (asksProxy ? url.toString() : url.target()) + " HTTP/1.1\r\n")
                        + ("Host: " + url.authority() + "\r\n")
                        + (asksProxy ? proxyHeader : "")
                        + headers
                        + ("Content-Length: " + content.length + "\r\n");
        HttpResponse response = exchange(request, content);
        reusable = skipBody(response);
        return response;
    }

    /** A server may respond to the beginning of a request, such as with 413, and read no more. */
    private HttpResponse exchange(String request, byte[] content) throws IOException {
        try {
            send(request, content);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            try {
                return head();
            } catch (IOException none) {
                e.addSuppressed(none);
                throw e;
            }
        }
        return head();
    }

    /** In one piece, which is one packet most of the time. */
    private void send(String head, byte[] content) throws IOException {
        byte[] first = (head + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(first, first.length + content.length);
        System.arraycopy(content, 0, all, first.length, content.length);
        if (all.length <= BUFFERED) {
            socket.getOutputStream().write(all);
            return;
        }
        WriteTimeout timeout = WriteTimeout.watch(plain, deadline);
        try (timeout) {
            socket.getOutputStream().write(all);
        } catch (IOException e) {
            throw timeout.isExpired() ? new SocketTimeoutException("Write timed out") : e;
        }
    }

    /** Reads the head of the response, after interim ones such as 100 and 103. */
    private HttpResponse head() throws IOException {
        allowed = MOST_BYTES;
        String statusLine;
        int status;
        List<String> fields = new ArrayList<>();
        do {
            fields.clear();
            statusLine = line();
            status = status(statusLine);
            if (status == 101) {
                throw new IOException("the server switches to another protocol");
            }
            for (String field = line(); !field.isEmpty(); field = line()) {
                fields.add(field);
            }
        } while (status < 200);
        return new HttpResponse(statusLine, status, fields);
    }

    /** Reads a line such as {@code HTTP/1.1 200 OK}. */
    private static int status(String line) throws IOException {
        if (line.startsWith("HTTP/1.") && line.startsWith(" ", 8)) {
            int space = line.indexOf(' ', 9);
            try {
                int status = Integer.parseInt(line, 9, space < 0 ? line.length() : space, 10);
                if (status >= 100 && status < 1000) {
                    return status;
                }
            } catch (NumberFormatException e) {
                // as below
            }
        }
        throw new IOException("the response is no HTTP/1.1");
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        int next;
        while ((next = next()) != '\n') {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private int next() throws IOException {
        if (--allowed < 0) {
            throw new IOException("the response is too long");
        }
        if (at == end) {
            InputStream in = socket.getInputStream();
            socket.setSoTimeout(millisLeft());
            at = 0;
            end = Math.max(0, in.read(buffer));
            if (end == 0) {
                throw new EOFException("the server closed the connection");
            }
            responding = true;
        }
        return buffer[at++] & 0xff;
    }

    private int millisLeft() throws SocketTimeoutException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("Read timed out");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    /**
     * Skips the body, if its end can be told. The head of the response counts, even if the body
     * breaks off or never ends.
     *
     * @return whether another request may follow on this connection
     */
    private boolean skipBody(HttpResponse response) {
        if (!response.keepsConnection()) {
            return false;
        }
        allowed = MOST_BYTES;
        try {
            if (response.status() != 204 && response.status() != 304) {
                List<String> codings = response.headers("Transfer-Encoding");
                List<String> lengths = response.headers("Content-Length");
                if (!codings.isEmpty()) {
                    if (!lengths.isEmpty() || !isChunked(codings)) {
                        return false;
                    }
                    skipChunks();
                } else if (lengths.size() == 1) {
                    skip(number(lengths.get(0), 10));
                } else {
                    return false;
                }
            }
            return at == end;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isChunked(List<String> codings) {
        return codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
    }

    private void skipChunks() throws IOException {
        int size;
        do {
            String line = line();
            int extension = line.indexOf(';');
            size = number((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
            skip(size);
            // The line's end after a chunk, the trailer fields after the last one.
            while (!line().isEmpty()) {
                // The fields of the trailer are not needed.
            }
        } while (size > 0);
    }

    /** Reads digits, and no sign. */
    private static int number(String digits, int radix) throws IOException {
        if (digits.isEmpty() || Character.digit(digits.charAt(0), radix) < 0) {
            throw new IOException("the response has no valid length");
        }
        try {
            return Integer.parseInt(digits, radix);
        } catch (NumberFormatException e) {
            throw new IOException("the response has no valid length", e);
        }
    }

    private void skip(int bytes) throws IOException {
        if (bytes > allowed) {
            throw new IOException("the response is too long");
        }
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    /** Whether the last response has ended, and another request may follow. */
    boolean isReusable() {
        return reusable;
    }

    /** Whether the server has closed the connection before it could see the last request. */
    boolean wasClosedByServer(IOException failure) {
        return reusable && !responding && !(failure instanceof SocketTimeoutException);
    }

    void close() {
        try {
            plain.close();
        } catch (IOException e) {
            // The connection is over in any case.
        }
    }
}
