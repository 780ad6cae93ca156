/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.startup;

import java.util.logging.Logger;

/** Starts java.util.logging in a fresh JVM, up to the handlers of the JDK's own configuration. */
final class LoggingStartUp {

    /** The property that starts logging before a side, as every container does. */
    static final String FIRST = "benchmarks.logging";

    private LoggingStartUp() {}

    /** Starts logging where the property says so. */
    static void ifFirst() {
        if (Boolean.getBoolean(FIRST)) {
            Logger.getLogger("").getHandlers();
        }
    }

    /** Takes nothing. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        int handlers = Logger.getLogger("").getHandlers().length;
        long started = System.nanoTime();
        System.out.println("handlers " + handlers);
        System.out.println("started " + (started - start));
    }
}
