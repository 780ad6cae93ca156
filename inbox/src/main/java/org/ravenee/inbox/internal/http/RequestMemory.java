/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/**
 * Limits the memory that requests take at the same time, by the size of the heap: the bodies that
 * are read, and the events that are parsed or written as pages, which take many times their text.
 */
public final class RequestMemory {

    private static final int KIB = 1024;
    private static final long PARSED = 128L * KIB * KIB;
    private static final int HEAP_SHARE = 8;

    private final int size;
    private final Semaphore bodies;
    private final Semaphore work;

    /** A limit for a heap of this many bytes. */
    public RequestMemory(long heap) {
        size = (int) Math.min(heap / HEAP_SHARE / KIB, Integer.MAX_VALUE);
        bodies = new Semaphore(size);
        int cores = Runtime.getRuntime().availableProcessors();
        work = new Semaphore((int) Math.max(1, Math.min(cores, heap / PARSED)));
    }

    /** Answers a request while it reads its body. */
    public Response reading(long bytes, Work request) throws IOException {
        int share = (int) Math.min(size, bytes / KIB + 1);
        try {
            bodies.acquire(share);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The connection was cut");
        }
        try {
            return request.answer();
        } finally {
            bodies.release(share);
        }
    }

    /** Answers a request without waiting for its client. */
    public Response working(Work request) throws IOException {
        work.acquireUninterruptibly();
        try {
            return request.answer();
        } finally {
            work.release();
        }
    }

    /** A handler that does not wait for its client. */
    public Handler working(Handler handler) {
        return request -> working(() -> handler.handle(request));
    }

    /** Whether requests wait until others have read their bodies. */
    boolean isWanted() {
        return bodies.hasQueuedThreads();
    }

    /** A part of a handler. */
    @FunctionalInterface
    public interface Work {
        Response answer() throws IOException;
    }
}
