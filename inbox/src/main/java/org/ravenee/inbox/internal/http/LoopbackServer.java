/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** An HTTP server that only this machine can reach. */
public final class LoopbackServer implements AutoCloseable {

    // Each open request holds a thread, so this is how many slow clients it takes to delay others.
    private static final int THREADS = 64;
    private static final int BACKLOG = 128;

    private final HttpServer server;
    private final ThreadPoolExecutor threads = threads();
    private final Deadlines deadlines;

    /**
     * Starts to listen on 127.0.0.1.
     *
     * @param port 0 for any that is free
     * @param patience how long one request may take before its connection is cut
     * @throws IOException when the port is taken
     */
    public LoopbackServer(int port, Duration patience, Handler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(loopback(), port), BACKLOG);
        deadlines = new Deadlines(patience);
        server.createContext("/", new ExchangeAdapter(handler, deadlines));
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
        threads.shutdownNow();
        deadlines.close();
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    }

    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        new DaemonThreads("raven-inbox"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
