/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal;

import java.io.IOException;
import java.time.ZoneId;
import org.ravenee.inbox.internal.archive.FileArchive;
import org.ravenee.inbox.internal.http.HostGuard;
import org.ravenee.inbox.internal.http.LoopbackServer;
import org.ravenee.inbox.internal.http.RequestMemory;
import org.ravenee.inbox.internal.intake.Dsn;
import org.ravenee.inbox.internal.page.Times;
import org.ravenee.inbox.internal.store.Archive;
import org.ravenee.inbox.internal.store.EventStore;

/** A running inbox: a store, and the server that fills and shows it. */
public final class Receiver implements AutoCloseable {

    private static final long CHARACTERS = 128_000_000;

    /** A character takes up to two bytes, so events take a quarter of the heap at most. */
    private static final int HEAP_SHARE = 8;

    private final EventStore store;
    private final LoopbackServer server;

    private Receiver(EventStore store, LoopbackServer server) {
        this.store = store;
        this.server = server;
    }

    /**
     * Starts to listen.
     *
     * @throws IOException when the port is taken or the file cannot be used
     */
    public static Receiver start(ReceiverOptions options) throws IOException {
        Archive archive = archive(options);
        EventStore store = new EventStore(options.maxEvents(), characters(), archive);
        try {
            return listen(store, options);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static long characters() {
        return Math.min(CHARACTERS, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    private static Archive archive(ReceiverOptions options) throws IOException {
        return options.file().isPresent() ? FileArchive.open(options.file().get()) : Archive.NONE;
    }

    private static Receiver listen(EventStore store, ReceiverOptions options) throws IOException {
        Times times = new Times(options.clock(), ZoneId.systemDefault());
        RequestMemory memory = new RequestMemory(Runtime.getRuntime().maxMemory());
        Routes routes = new Routes(store, times, options, memory);
        LoopbackServer server =
                new LoopbackServer(
                        options.port(), options.timeouts(), memory, new HostGuard(routes.router()));
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
        store.close();
    }
}
