/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.micro;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Counts what the measured thread allocates between two points, and nothing else: the GC profiler
 * counts all threads, and the work of the fixtures.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class CallerBytes {

    /** Bytes so far. */
    public long callerBytes;

    /** For so many operations. */
    public long callerOps;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long from;

    void begin() {
        from = threads.getCurrentThreadAllocatedBytes();
    }

    void end(int operations) {
        callerBytes += threads.getCurrentThreadAllocatedBytes() - from;
        callerOps += operations;
    }
}
