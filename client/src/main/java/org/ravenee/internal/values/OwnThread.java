/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

/**
 * A daemon thread of the client. It inherits neither context class loader nor thread locals from
 * the thread that starts it. Recognised by its class, as applications may use the same names.
 */
public final class OwnThread extends Thread {

    /** Creates a thread that is not started. */
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
