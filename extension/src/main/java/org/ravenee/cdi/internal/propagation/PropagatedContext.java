/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal.propagation;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.RequestContext;

/**
 * The context of a thread, prepared for work on another one. Servers ask for it on any thread and
 * at any time, while they start CDI as well: so the reporter is looked up without CDI, and where
 * there is none the context is left alone.
 */
final class PropagatedContext {

    /** The name of the context, as {@code propagated = "Sentry"} would ask for it. */
    static final String TYPE = "Sentry";

    private static final Scope NONE = () -> {};

    private PropagatedContext() {}

    /** Copies the context of the calling thread; what is returned begins it on another one. */
    static Supplier<Scope> current() {
        Reporter reporter = Reporters.current().orElse(null);
        RequestContext copy = create(reporter, Reporter::copy);
        return () -> copy == null ? NONE : copy.attach();
    }

    /** Returns what begins an empty context, on a thread that may have one. */
    static Supplier<Scope> cleared() {
        Reporter reporter = Reporters.current().orElse(null);
        return () -> {
            RequestContext empty = create(reporter, present -> present.begin(null));
            return empty == null
                    ? NONE
                    : () -> {
                        empty.settle();
                        empty.detach();
                    };
        };
    }

    private static @Nullable RequestContext create(
            @Nullable Reporter reporter, Function<Reporter, @Nullable RequestContext> with) {
        if (reporter == null) {
            return null;
        }
        try {
            return with.apply(reporter);
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            return null;
        }
    }
}
