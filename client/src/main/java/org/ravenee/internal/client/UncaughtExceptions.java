/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.Level;
import org.ravenee.Mechanism;

/** Reports what nobody caught, on any thread, and then does what was done about it before. */
final class UncaughtExceptions implements Thread.UncaughtExceptionHandler, AutoCloseable {

    private final Thread.@Nullable UncaughtExceptionHandler previous;
    private volatile @Nullable Client client;

    private UncaughtExceptions(Client client, Thread.@Nullable UncaughtExceptionHandler previous) {
        this.client = client;
        this.previous = previous;
    }

    /** Puts itself before the handler that is there. */
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
            // What Java does where there is no handler.
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            throwable.printStackTrace(System.err);
        }
    }

    /**
     * Reports nothing more. Where somebody has put a handler before this one, it stays as a link of
     * that chain and holds nothing but the next link.
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
