/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal.propagation;

import java.util.Map;
import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.eclipse.microprofile.context.spi.ThreadContextSnapshot;

/** Carries the context to the threads of managed executors (MicroProfile Context Propagation). */
public final class MicroProfileProvider implements ThreadContextProvider {

    /** Creates the provider; called by the platform. */
    public MicroProfileProvider() {}

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
