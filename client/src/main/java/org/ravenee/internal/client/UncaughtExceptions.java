/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ravenee.Client;
import org.ravenee.Level;
import org.ravenee.Mechanism;
import org.ravenee.internal.values.OwnThread;

/**
 * Reports what nobody caught, on any thread, and then does what was done about it before. Where the
 * JVM ends with the thread, a shutdown hook delivers what is waiting.
 */
final class UncaughtExceptions implements Thread.UncaughtExceptionHandler, Runnable, AutoCloseable {

    private final Thread.@Nullable UncaughtExceptionHandler previous;
    private final Thread atEnd;
    private final Duration atMost;
    private volatile @Nullable Client client;

    private UncaughtExceptions(
            Client client, Duration atMost, Thread.@Nullable UncaughtExceptionHandler previous) {
        this.client = client;
        this.previous = previous;
        this.atMost = atMost;
        this.atEnd = new OwnThread(this, "raven-shutdown");
    }

    /** Puts itself before the handler that is there. */
    static UncaughtExceptions install(Client client, Duration atMost) {
        synchronized (UncaughtExceptions.class) {
            UncaughtExceptions handler =
                    new UncaughtExceptions(
                            client, atMost, Thread.getDefaultUncaughtExceptionHandler());
            Thread.setDefaultUncaughtExceptionHandler(handler);
            try {
                Runtime.getRuntime().addShutdownHook(handler.atEnd);
            } catch (IllegalStateException e) {
                // The JVM is ending already.
            }
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

    /** The end of the JVM. */
    @Override
    public void run() {
        Client delivering = client;
        if (delivering != null) {
            delivering.flush(atMost);
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
            try {
                Runtime.getRuntime().removeShutdownHook(atEnd);
            } catch (IllegalStateException e) {
                // The JVM is ending: the hook runs, and finds nothing to do.
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
