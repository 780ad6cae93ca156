/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.RequestContext;

/**
 * A copy of the context of the thread that starts work, for the thread that does it. Where the
 * platform carries the context itself, as by a {@code ThreadContextProvider}, that one is used.
 *
 * @param context the copy; null outside of requests
 */
record CarriedContext(@Nullable RequestContext context) {

    static final CarriedContext NONE = new CarriedContext(null);

    static CarriedContext ofCaller() {
        return new CarriedContext(Reporters.current().map(CarriedContext::copy).orElse(null));
    }

    /** If there is no copy, the work is done all the same. */
    private static @Nullable RequestContext copy(Reporter reporter) {
        try {
            RequestContext request = reporter.request();
            if (request == null) {
                return null;
            }
            // Read once, for this copy and for that of the platform.
            request.captureRequest();
            return reporter.copy();
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            return null;
        }
    }

    Scope attach() {
        Reporter reporter = Reporters.current().orElse(null);
        boolean carried = reporter == null || reporter.request() != null;
        return carried || context == null ? () -> {} : context.attach();
    }
}
