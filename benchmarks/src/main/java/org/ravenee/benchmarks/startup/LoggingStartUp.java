/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.startup;

import java.util.logging.Logger;

/** Starts java.util.logging in a fresh JVM, up to the handlers of the JDK's own configuration. */
final class LoggingStartUp {

    private LoggingStartUp() {}

    /** Takes nothing. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        int handlers = Logger.getLogger("").getHandlers().length;
        long started = System.nanoTime();
        System.out.println("handlers " + handlers);
        System.out.println("started " + (started - start));
    }
}
