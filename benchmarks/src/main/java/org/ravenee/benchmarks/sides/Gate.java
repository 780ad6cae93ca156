/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.sides;

/** Holds back a sending thread, so that it does nothing while its callers are measured. */
final class Gate {

    private boolean closed;
    private boolean reached;

    synchronized void close() {
        closed = true;
        reached = false;
    }

    /** Returns once the thread that is to be held back has come to the closed gate. */
    synchronized void awaitArrival() {
        try {
            while (!reached) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void open() {
        closed = false;
        notifyAll();
    }

    /** Returns once the gate is open. */
    synchronized void pass() {
        reached = true;
        notifyAll();
        try {
            while (closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
