/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Executors for work that outlives a method. */
final class Threads {

    private Threads() {}

    /**
     * Threads of the common pool, whose context class loader is not the application's, after the
     * method that handed in the work has most probably returned. The JDK's delayed executor would
     * do, but its thread keeps the application that was the first to use it.
     */
    static Executor late() {
        return work ->
                new Thread(
                                () -> {
                                    pause();
                                    ForkJoinPool.commonPool().execute(work);
                                })
                        .start();
    }

    /** The default managed executor, by its interface of the JDK. */
    @SuppressWarnings("BanJNDI")
    static ExecutorService managed() {
        try {
            return (ExecutorService)
                    new InitialContext().lookup("java:comp/DefaultManagedExecutorService");
        } catch (NamingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the method that handed in this work return first, most probably. */
    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
