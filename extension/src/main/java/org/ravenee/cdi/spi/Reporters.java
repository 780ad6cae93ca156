/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reporter of an interceptor again after its bean was passivated, and keeps the
 * application out of it where there is none any more.
 */
public final class Reporters {

    private Reporters() {}

    /**
     * Returns the reporter.
     *
     * @param injected what was injected; null after a passivation
     * @return the reporter of the application
     * @throws IllegalStateException if there is no container any more
     */
    public static Reporter of(@Nullable Reporter injected) {
        return injected == null ? Reporter.current() : injected;
    }

    /**
     * Does something with the reporter. If anything fails, the application goes on.
     *
     * @param injected what was injected; null after a passivation
     * @param work the work
     */
    public static void guard(@Nullable Reporter injected, Consumer<Reporter> work) {
        try {
            Reporter reporter = of(injected);
            reporter.guard(() -> work.accept(reporter));
        } catch (RuntimeException | LinkageError e) {
            // The container is gone, and with it everybody who could be told.
        }
    }
}
