/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal.propagation;

import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.util.Map;
import java.util.function.Supplier;
import org.ravenee.Scope;

/** Carries the context to the threads of managed executors (Jakarta Concurrency). */
public final class JakartaProvider implements ThreadContextProvider {

    /** Creates the provider; called by the platform. */
    public JakartaProvider() {}

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
