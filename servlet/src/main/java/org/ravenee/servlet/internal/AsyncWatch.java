/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.RequestContext;

/**
 * Watches the work that a request hands to the container's threads. Most containers tell nobody
 * when it fails: the request just times out.
 */
final class AsyncWatch {

    private final Reporter reporter;
    private final RequestContext context;

    AsyncWatch(Reporter reporter, RequestContext context) {
        this.reporter = reporter;
        this.context = context;
    }

    /** The same work, in the context of the request; what it throws is reported and passes on. */
    Runnable watch(Runnable work) {
        context.materialise();
        return () -> {
            try (Scope scope = context.attach()) {
                try {
                    work.run();
                } catch (Throwable thrown) {
                    reporter.guard(() -> reporter.report(thrown, RequestLife.MECHANISM));
                    throw thrown;
                }
            }
        };
    }
}
