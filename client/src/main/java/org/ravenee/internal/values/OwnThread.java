/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

/**
 * A thread of the client: never in the way of the JVM's end, and without anything of whoever
 * happened to start it. Known by its class, as applications may name theirs as they like.
 */
public final class OwnThread extends Thread {

    /** Creates a thread that nobody has started yet. */
    @SuppressWarnings("this-escape")
    public OwnThread(Runnable work, String name) {
        // No inherited thread-locals: they would keep the caller's objects alive.
        super(null, work, name, 0, false);
        setDaemon(true);
        setContextClassLoader(ClassLoader.getSystemClassLoader());
    }

    /** Tells whether the calling thread is one. */
    public static boolean isCurrent() {
        return Thread.currentThread() instanceof OwnThread;
    }
}
