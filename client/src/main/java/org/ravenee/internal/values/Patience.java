/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long foreign code may take in all, while one event is captured or prepared. */
public final class Patience {

    /** What one question may wait in addition where JSON-B gets to know a class, in nanoseconds. */
    static final long INTRODUCTION = TimeUnit.SECONDS.toNanos(1);

    private final long perQuestion;
    private long left;

    Patience(long millis) {
        this.left = TimeUnit.MILLISECONDS.toNanos(millis);
        // One that does not answer leaves something for the others.
        this.perQuestion = left / 2;
    }

    synchronized boolean isOver() {
        return left <= 0;
    }

    /**
     * Waits for an answer, and counts the time. Where JSON-B has to get to know a class, which
     * happens once, there is more time, which is not counted.
     */
    <T> T get(Future<T> answer, Callable<T> question)
            throws InterruptedException, ExecutionException, TimeoutException {
        long start = System.nanoTime();
        long wait;
        synchronized (this) {
            wait = Math.min(left, perQuestion);
        }
        try {
            return answer.get(wait, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            if (!(question instanceof Conversion conversion && conversion.hasIntroduced())) {
                throw e;
            }
            return answer.get(INTRODUCTION, TimeUnit.NANOSECONDS);
        } finally {
            synchronized (this) {
                left -= Math.min(wait, System.nanoTime() - start);
            }
        }
    }
}
