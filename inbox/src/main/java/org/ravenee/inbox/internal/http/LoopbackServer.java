/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** An HTTP server that only this machine can reach. */
public final class LoopbackServer implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer server;
    private final RequestThreads threads;

    /**
     * Starts to listen on 127.0.0.1.
     *
     * @param port 0 for any that is free
     * @param timeouts after which a connection is cut
     * @throws IOException when the port is taken
     */
    public LoopbackServer(int port, Timeouts timeouts, RequestMemory memory, Handler handler)
            throws IOException {
        server = create(new InetSocketAddress(loopback(), port));
        threads = new RequestThreads(timeouts, memory);
        server.createContext("/", new ExchangeAdapter(handler, threads));
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Frees the port at once; requests under way are cut. Calling it again does nothing. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    /**
     * The server of older JDKs writes head and body apart; with Nagle's algorithm the body then
     * waits 40 ms for the client's delayed acknowledgement. The JDK reads the setting once, when
     * the first server of the process is created, so it is set just for that.
     */
    private static HttpServer create(InetSocketAddress address) throws IOException {
        if (System.getProperty(NO_DELAY) != null) {
            return HttpServer.create(address, BACKLOG);
        }
        System.setProperty(NO_DELAY, "true");
        try {
            return HttpServer.create(address, BACKLOG);
        } finally {
            System.clearProperty(NO_DELAY);
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    }
}
