/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.ravenee.inbox.internal.http.HostGuard;
import org.ravenee.inbox.internal.http.LoopbackServer;
import org.ravenee.inbox.internal.intake.Dsn;
import org.ravenee.inbox.internal.intake.Limits;
import org.ravenee.inbox.internal.page.Times;
import org.ravenee.inbox.internal.store.EventStore;

/** A running inbox: a store, and the server that fills and shows it. */
public final class Receiver implements AutoCloseable {

    private static final int EVENTS = 500;
    private static final long CHARACTERS = 64_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventStore store;
    private final LoopbackServer server;

    private Receiver(EventStore store, LoopbackServer server) {
        this.store = store;
        this.server = server;
    }

    /**
     * Starts one with the limits of {@link Limits#DEFAULT}.
     *
     * @throws IOException when the port is taken
     */
    public static Receiver start(int port, Clock clock) throws IOException {
        return start(port, clock, Limits.DEFAULT, PATIENCE);
    }

    /**
     * Starts one with limits of its own.
     *
     * @param patience how long a request may take
     */
    static Receiver start(int port, Clock clock, Limits limits, Duration patience)
            throws IOException {
        EventStore store = new EventStore(EVENTS, CHARACTERS);
        Times times = new Times(clock, ZoneId.systemDefault());
        Routes routes = new Routes(store, limits, clock, times);
        LoopbackServer server = new LoopbackServer(port, patience, new HostGuard(routes.router()));
        return new Receiver(store, server);
    }

    public int port() {
        return server.port();
    }

    public String dsn() {
        return Dsn.at("127.0.0.1:" + port());
    }

    public EventStore store() {
        return store;
    }

    @Override
    public void close() {
        server.close();
    }
}
