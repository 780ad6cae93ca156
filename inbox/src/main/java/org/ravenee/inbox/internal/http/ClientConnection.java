/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A request that a thread serves. A thread that is interrupted while it reads or writes a channel
 * closes the channel, also where the JDK's server reads it: in the head of a request, and in the
 * rest of a body that the response did not need.
 */
final class ClientConnection {

    private final Thread thread = Thread.currentThread();
    private final Timeouts timeouts;
    private Duration limit;
    private long began = System.nanoTime();
    private long waits = began;
    private boolean waiting = true;
    private boolean ended;
    private boolean wasCut;

    /** A connection of the current thread, which waits for the head of the request. */
    ClientConnection(Timeouts timeouts) {
        this.timeouts = timeouts;
        limit = timeouts.head();
    }

    /** The head is complete; the time of the request begins. */
    synchronized void headArrived() {
        forgetCut();
        limit = timeouts.request();
        began = System.nanoTime();
        waiting = false;
    }

    /** From now on the thread waits for the client. */
    synchronized void waits() {
        waiting = true;
        waits = System.nanoTime();
    }

    /** From now on the thread works. */
    synchronized void works() {
        waiting = false;
    }

    /** Clears the interruption, so that the thread continues without it. */
    synchronized void end() {
        ended = true;
        forgetCut();
    }

    synchronized void cutWhenOverdue() {
        cutWhenOver(began, limit);
    }

    /** Cuts the connection when the thread waits for the client longer than this. */
    synchronized void cutWhenStalled(Duration stalled) {
        if (waiting) {
            cutWhenOver(waits, stalled);
        }
    }

    /** The body of the request. */
    InputStream reading(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                waits();
                int b = in.read();
                works();
                return b;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                waits();
                int n = in.read(bytes, offset, length);
                works();
                return n;
            }
        };
    }

    private void cutWhenOver(long since, Duration most) {
        if (!ended && !wasCut && System.nanoTime() - since > most.toNanos()) {
            wasCut = true;
            thread.interrupt();
        }
    }

    private void forgetCut() {
        if (wasCut) {
            wasCut = false;
            Thread.interrupted();
        }
    }
}
