/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.http;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a write that takes too long by closing the socket: sockets have time-outs for reads alone. A
 * server that reads nothing would block the writing thread for minutes. Needs a thread of its own,
 * so it is for contents that are larger than the buffer of the socket.
 */
final class WriteTimeout implements Runnable, AutoCloseable {

    private final Socket socket;
    private final long deadline;
    private final Thread thread;
    private volatile boolean done;
    private volatile boolean expired;

    /**
     * Begins to watch a write of the calling thread.
     *
     * @param deadline when the socket is closed, by {@link System#nanoTime}
     */
    static WriteTimeout watch(Socket socket, long deadline) {
        WriteTimeout timeout = new WriteTimeout(socket, deadline);
        timeout.thread.start();
        return timeout;
    }

    private WriteTimeout(Socket socket, long deadline) {
        this.socket = socket;
        this.deadline = deadline;
        this.thread = new Thread(null, this, "raven-http-timeout", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    }

    @Override
    public void run() {
        long left;
        while (!done && (left = deadline - System.nanoTime()) > 0) {
            LockSupport.parkNanos(this, left);
        }
        if (!done) {
            expired = true;
            try {
                socket.close();
            } catch (IOException e) {
                // The write fails in any case.
            }
        }
    }

    boolean isExpired() {
        return expired;
    }

    /** The write has ended. */
    @Override
    public void close() {
        done = true;
        LockSupport.unpark(thread);
    }
}
