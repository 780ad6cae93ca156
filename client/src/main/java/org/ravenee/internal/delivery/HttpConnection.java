/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
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
 * answer until a deadline. Belongs to one thread at a time, save {@link #close}, which ends
 * whatever that thread waits for.
 */
final class HttpConnection {

    /** Longer than any head, and any body, that a server should answer with. */
    private static final int MOST_BYTES = 64 * 1024;

    private final URI origin;
    private final String host;
    private final Proxy proxy;
    private final String proxyHeader;
    private final Socket plain;
    private final byte[] buffer = new byte[1024];
    private Socket socket;
    private int at;
    private int end;
    private int allowed;
    private long deadline;
    private boolean answering;
    private boolean reusable;

    /**
     * Creates a connection that is not connected yet.
     *
     * @param origin whose scheme, host and port are connected to
     * @param proxy the way there
     * @param proxyHeader a line for an HTTP proxy alone; or empty
     */
    HttpConnection(URI origin, Proxy proxy, String proxyHeader) {
        this.origin = origin;
        // An address of IPv6 has its brackets in URIs alone.
        this.host = origin.getHost().replace("[", "").replace("]", "");
        this.proxy = proxy;
        this.proxyHeader = proxyHeader;
        // Given an HTTP proxy, the JDK would ask the application's Authenticator about it.
        this.plain = new Socket(isProxied() ? Proxy.NO_PROXY : proxy);
        this.socket = plain;
    }

    private boolean isProxied() {
        return proxy.type() == Proxy.Type.HTTP;
    }

    private static boolean isSafe(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : isSafe(uri) ? 443 : 80;
    }

    /** Whether requests for a target may go this way. */
    boolean leadsTo(URI target) {
        return isSafe(origin) == isSafe(target)
                && port(origin) == port(target)
                && origin.getHost().equalsIgnoreCase(target.getHost());
    }

    /**
     * Connects, and has the server prove who it is if that is called for.
     *
     * @param trust decides about that; null for the JDK's own certificates
     */
    void connect(@Nullable SSLContext trust, int connectMillis, long nanos) throws IOException {
        InetSocketAddress address =
                isProxied()
                        ? (InetSocketAddress) proxy.address()
                        : InetSocketAddress.createUnresolved(host, port(origin));
        if (proxy.type() != Proxy.Type.SOCKS) {
            // For each connection: it may move.
            address = new InetSocketAddress(address.getHostString(), address.getPort());
        }
        plain.connect(address, connectMillis);
        plain.setTcpNoDelay(true);
        deadline = System.nanoTime() + nanos;
        if (isSafe(origin)) {
            if (isProxied()) {
                tunnel();
            }
            secure(trust);
        }
    }

    private void tunnel() throws IOException {
        String to = origin.getHost() + ":" + port(origin);
        send("CONNECT " + to + " HTTP/1.1\r\nHost: " + to + "\r\n" + proxyHeader, new byte[0]);
        int status = head().status();
        if (status / 100 != 2) {
            throw new IOException("the proxy answers HTTP " + status);
        }
        if (at != end) {
            // It would be taken for what the server says.
            throw new IOException("the proxy says more than its answer");
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
                        context.getSocketFactory().createSocket(plain, host, port(origin), true);
        SSLParameters parameters = safe.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        safe.setSSLParameters(parameters);
        safe.setSoTimeout(millisLeft());
        safe.startHandshake();
        socket = safe;
    }

    /**
     * Posts, and waits for the answer.
     *
     * @param headers lines that say more than where to and how long
     */
    HttpAnswer post(URI target, String headers, byte[] content, long nanos) throws IOException {
        answering = false;
        if (reusable) {
            deadline = System.nanoTime() + nanos;
            if (plain.getInputStream().available() + socket.getInputStream().available() > 0) {
                // Such as 408: it is about to close the connection, and answers no request.
                throw new IOException("the server speaks unasked");
            }
        }
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        boolean asksProxy = isProxied() && !isSafe(origin);
        String from = asksProxy ? "http://" + target.getRawAuthority() : "";
        send(
                ("POST " + from + path + query + " HTTP/1.1\r\n")
                        + ("Host: " + target.getRawAuthority() + "\r\n")
                        + (asksProxy ? proxyHeader : "")
                        + headers
                        + ("Content-Length: " + content.length + "\r\n"),
                content);
        HttpAnswer answer = head();
        reusable = isReusableAfter(answer);
        return answer;
    }

    /** In one piece, which is one packet most of the time. */
    private void send(String head, byte[] content) throws IOException {
        byte[] first = (head + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(first, first.length + content.length);
        System.arraycopy(content, 0, all, first.length, content.length);
        socket.getOutputStream().write(all);
    }

    private HttpAnswer head() throws IOException {
        allowed = MOST_BYTES;
        int status;
        List<String> headers = new ArrayList<>();
        do {
            headers.clear();
            String line = line();
            status = status(line);
            do {
                headers.add(line);
                line = line();
            } while (!line.isEmpty());
            // What is only on its way has a status below 200.
        } while (status < 200);
        return new HttpAnswer(status, headers);
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
        throw new IOException("no HTTP");
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
            throw new IOException("the answer is too long");
        }
        if (at == end) {
            InputStream in = socket.getInputStream();
            socket.setSoTimeout(millisLeft());
            at = 0;
            end = Math.max(0, in.read(buffer));
            if (end == 0) {
                throw new EOFException("the server closed the connection");
            }
            answering = true;
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
     * Reads the body to nowhere, if it is one that shows its end. What the head of the answer says
     * counts, even if its body breaks off or never ends.
     */
    private boolean isReusableAfter(HttpAnswer answer) {
        if (!answer.keepsConnection()) {
            return false;
        }
        allowed = MOST_BYTES;
        try {
            if (answer.status() != 204 && answer.status() != 304) {
                String length = answer.header("Content-Length");
                if (answer.header("Transfer-Encoding") != null) {
                    skipChunks();
                } else if (length != null) {
                    skip(Integer.parseInt(length));
                } else {
                    return false;
                }
            }
            return at == end;
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    private void skipChunks() throws IOException {
        int size;
        do {
            String line = line();
            int extension = line.indexOf(';');
            size = Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
            skip(size);
            // The line's end after a chunk, the trailers after the last one.
            while (!line().isEmpty()) {
                // nobody needs them
            }
        } while (size > 0);
    }

    private void skip(int bytes) throws IOException {
        if (bytes < 0 || bytes > allowed) {
            throw new IOException("no length that an answer has");
        }
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    /** Whether the last answer has ended, and another request may follow. */
    boolean isReusable() {
        return reusable;
    }

    /** Whether the server has ended the connection before it could see the last request. */
    boolean wasOver(IOException failure) {
        return reusable && !answering && !(failure instanceof SocketTimeoutException);
    }

    void close() {
        try {
            plain.close();
        } catch (IOException e) {
            // It is over in any case.
        }
    }
}
