/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A server on the loopback interface that takes every envelope after a while, keeps connections
 * open for those who want that, and counts the events it was sent by their ids. It can also refuse
 * events, or be down.
 *
 * <p>It runs in the process that starts the measured ones, so it is warm for all but the first.
 */
public final class Sink implements AutoCloseable {

    /** Forgets what was received, on behalf of a process that has warmed up. */
    static final String RESET = "/reset";

    private static final Pattern EVENT_ID = Pattern.compile("\"event_id\":\"([0-9a-f]{32})\"");
    private static final String EVENT = "\"type\":\"event\"";
    private static final int HEADERS_MOST = 4096;
    private static final byte[] ANSWER = "{}".getBytes(StandardCharsets.US_ASCII);
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;

    private final ExecutorService threads = Executors.newCachedThreadPool(Sink::thread);
    private final Set<String> events = ConcurrentHashMap.newKeySet();
    private final Set<String> refusals = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private volatile long latencyNanos;
    private volatile boolean refusing;

    /** Starts the server at any port. */
    public Sink() throws IOException {
        // Else an answer waits for the client's acknowledgement of its own first half.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = listen(0);
    }

    private HttpServer listen(int port) throws IOException {
        HttpServer listening =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        listening.setExecutor(threads);
        listening.createContext("/", this::take);
        listening.start();
        return listening;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sink");
        thread.setDaemon(true);
        return thread;
    }

    /** The DSN of the server. */
    public String dsn() {
        return "http://public@127.0.0.1:" + server.getAddress().getPort() + "/1";
    }

    /** Answers so much later from now on. */
    public void latency(int millis) {
        latencyNanos = millis * 1_000_000L;
    }

    /** Answers events with 429 and a wait of one second from now on, or takes them again. */
    public void refuse(boolean all) {
        refusing = all;
    }

    /** Closes the port and all connections; {@link #up()} opens the same port again. */
    public void down() {
        server.stop(0);
    }

    /** Listens again after {@link #down()}. */
    public void up() throws IOException {
        server = listen(server.getAddress().getPort());
    }

    /** The number of received events. */
    public int received() {
        return events.size();
    }

    /** The number of events that were refused at least once. */
    public int refused() {
        return refusals.size();
    }

    /** Forgets all events. */
    public void reset() {
        events.clear();
        refusals.clear();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean refused = refusing;
            if (exchange.getRequestURI().getPath().equals(RESET)) {
                reset();
            } else {
                note(body, refused ? refusals : events);
                LockSupport.parkNanos(latencyNanos);
            }
            if (refused) {
                exchange.getResponseHeaders().set("Retry-After", "1");
            }
            exchange.sendResponseHeaders(refused ? TOO_MANY_REQUESTS : OK, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
        }
    }

    /** Reads the header of the envelope and that of its first item, which is the event if any. */
    private static void note(byte[] body, Set<String> ids) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            String[] start =
                    new String(in.readNBytes(HEADERS_MOST), StandardCharsets.UTF_8).split("\n", 3);
            Matcher id = EVENT_ID.matcher(start[0]);
            if (id.find() && start.length > 1 && start[1].contains(EVENT)) {
                ids.add(id.group(1));
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
