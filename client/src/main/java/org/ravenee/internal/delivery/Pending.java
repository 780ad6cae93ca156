/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what was accepted and is neither delivered nor given up. */
final class Pending {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private long count;

    void add() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }

    /** Returns true if nothing is pending any more. */
    boolean remove() {
        lock.lock();
        try {
            count--;
            if (count == 0) {
                none.signalAll();
            }
            return count == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is pending; false if the time is over before. */
    boolean awaitNone(Duration timeout) {
        long remaining = Deadline.nanos(timeout);
        lock.lock();
        try {
            while (count > 0) {
                if (remaining <= 0) {
                    return false;
                }
                remaining = none.awaitNanos(remaining);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** How much that is now. */
    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }
}
