/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal.propagation;

import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.eclipse.microprofile.context.spi.ThreadContextSnapshot;
import org.ravenee.Scope;

/** Carries the context to the threads of managed executors (MicroProfile Context Propagation). */
public final class MicroProfileProvider implements ThreadContextProvider {

    /** Creates the provider; called by the platform. */
    public MicroProfileProvider() {}

    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> properties) {
        Supplier<Scope> context = PropagatedContext.current();
        return () -> context.get()::close;
    }

    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
        Supplier<Scope> context = PropagatedContext.cleared();
        return () -> context.get()::close;
    }

    @Override
    public String getThreadContextType() {
        return PropagatedContext.TYPE;
    }
}
