/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.Level;
import org.ravenee.Mechanism;

/** Reports uncaught exceptions of all threads, then calls the handler that was set before. */
final class UncaughtExceptions implements Thread.UncaughtExceptionHandler, AutoCloseable {

    private final Thread.@Nullable UncaughtExceptionHandler previous;
    private volatile @Nullable Client client;

    private UncaughtExceptions(Client client, Thread.@Nullable UncaughtExceptionHandler previous) {
        this.client = client;
        this.previous = previous;
    }

    /** Installs the handler in front of the existing one. */
    static UncaughtExceptions install(Client client) {
        synchronized (UncaughtExceptions.class) {
            UncaughtExceptions handler =
                    new UncaughtExceptions(client, Thread.getDefaultUncaughtExceptionHandler());
            Thread.setDefaultUncaughtExceptionHandler(handler);
            return handler;
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable throwable) {
        try {
            report(throwable);
        } finally {
            passOn(thread, throwable);
        }
    }

    private void report(Throwable throwable) {
        Client reporting = client;
        if (reporting != null && !throwable.getClass().getName().equals("java.lang.ThreadDeath")) {
            reporting.captureException(
                    throwable,
                    event ->
                            event.level(Level.FATAL)
                                    .mechanism(Mechanism.of("auto.uncaught.thread", false)));
        }
    }

    private void passOn(Thread thread, Throwable throwable) {
        if (previous != null) {
            previous.uncaughtException(thread, throwable);
        } else {
            // As Java does without a handler.
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            throwable.printStackTrace(System.err);
        }
    }

    /**
     * Stops reporting. If another handler was installed in front of this one, this one stays in the
     * chain and refers only to the next handler.
     */
    @Override
    public void close() {
        synchronized (UncaughtExceptions.class) {
            client = null;
            if (Thread.getDefaultUncaughtExceptionHandler() == this) {
                Thread.setDefaultUncaughtExceptionHandler(living(previous));
            }
        }
    }

    private static Thread.@Nullable UncaughtExceptionHandler living(
            Thread.@Nullable UncaughtExceptionHandler handler) {
        Thread.UncaughtExceptionHandler next = handler;
        while (next instanceof UncaughtExceptions raven && raven.client == null) {
            next = raven.previous;
        }
        return next;
    }
}
