/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.sides;

/** One of the two compared clients. Safe for use by the thread that created it. */
public interface Side extends AutoCloseable {

    /** The DSN of a port on which no server listens, for runs that never send. */
    String NOWHERE = "http://public@127.0.0.1:9/1";

    /** Captures on the calling thread, as an application does. */
    void capture(Throwable throwable);

    /** Waits until everything that was captured is delivered or lost. */
    void flush();

    @Override
    void close();
}
