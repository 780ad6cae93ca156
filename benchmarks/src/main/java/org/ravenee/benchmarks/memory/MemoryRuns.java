/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.memory;

import java.nio.file.Path;
import org.ravenee.benchmarks.process.ClassPath;
import org.ravenee.benchmarks.process.ForkedJvm;
import org.ravenee.benchmarks.report.Results;

/** Fills the queue of each side in a process of its own, and weighs the heap before and after. */
public final class MemoryRuns {

    private final Path jdk;
    private final int events;
    private final Results results;

    /** Lets so many events wait. */
    public MemoryRuns(Path jdk, int events, Results results) {
        this.jdk = jdk;
        this.events = events;
        this.results = results;
    }

    /** Runs so many times. */
    public void run(int times) {
        for (int i = 0; i < times; i++) {
            for (String side : new String[] {"raven", "sentry", "none"}) {
                double bytes =
                        new ForkedJvm(jdk)
                                .with("-XX:+UseSerialGC", "-Xmx1g")
                                .run(ClassPath.all(), Retained.class, side, events)
                                .number("bytes");
                if (side.equals("none")) {
                    results.add("raven", "retained by the exception alone", bytes);
                    results.add("sentry", "retained by the exception alone", bytes);
                } else {
                    results.add(side, "retained", bytes);
                }
            }
        }
    }
}
