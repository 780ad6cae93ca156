/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal.propagation;

import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

/** The context of the thread that submits work, taken along. Does nothing where there is none. */
final class Carried {

    /** The name of the context, as {@code propagated = "Sentry"} would ask for it. */
    static final String TYPE = "Sentry";

    private static final Scope NOTHING = () -> {};

    private final @Nullable RequestContext context;

    private Carried(@Nullable RequestContext context) {
        this.context = context;
    }

    /** Takes a copy of what the calling thread has. */
    static Carried current() {
        try {
            return new Carried(Reporter.current().copy());
        } catch (RuntimeException | LinkageError e) {
            // an application without Raven EE, or before it has started
            return new Carried(null);
        }
    }

    /** Nothing at all, on a thread that may have something. */
    static Scope cleared() {
        try {
            RequestContext empty = Reporter.current().begin(null);
            return empty == null ? NOTHING : empty::detach;
        } catch (RuntimeException | LinkageError e) {
            return NOTHING;
        }
    }

    /** Begins on the thread that does the work. */
    Scope begin() {
        return context == null ? NOTHING : context.attach();
    }
}
