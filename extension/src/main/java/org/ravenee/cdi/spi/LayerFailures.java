/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ravenee.ThrowingRunnable;
import org.ravenee.spi.OperatorLogger;

/**
 * Logs failures of Raven EE itself, once for each class of failure. Safe for use by several
 * threads.
 */
final class LayerFailures {

    private final OperatorLogger log;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    LayerFailures(OperatorLogger log) {
        this.log = log;
    }

    /** Runs work for a report; logs a failure and does not propagate it. */
    <E extends Exception> void guard(ThrowingRunnable<E> work) {
        try {
            work.run();
        } catch (Exception | LinkageError | StackOverflowError e) {
            log(e);
        }
    }

    void log(Throwable failure) {
        try {
            if (logged.add(failure.getClass().getName())) {
                log.logThrown(ExtensionMessages.LAYER_FAILED, failure);
            }
        } catch (LinkageError e) {
            // No class can be loaded any more once the application is undeployed.
        }
    }
}
