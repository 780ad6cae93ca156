/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal.propagation;

import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.util.Map;

/** Carries the context to the threads of managed executors (Jakarta Concurrency). */
public final class JakartaProvider implements ThreadContextProvider {

    /** Creates the provider; called by the platform. */
    public JakartaProvider() {}

    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> properties) {
        Carried carried = Carried.current();
        return () -> carried.begin()::close;
    }

    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
        return () -> Carried.cleared()::close;
    }

    @Override
    public String getThreadContextType() {
        return Carried.TYPE;
    }
}
