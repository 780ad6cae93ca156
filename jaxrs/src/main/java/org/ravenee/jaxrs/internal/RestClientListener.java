/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptor;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptorFactory;
import org.eclipse.microprofile.rest.client.spi.RestClientBuilderListener;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.RequestContext;

/**
 * Adds breadcrumbs of the calls of MicroProfile REST clients; loaded only where there are such
 * clients. Asynchronous calls run in the context of the request that makes them.
 */
public final class RestClientListener implements RestClientBuilderListener {

    /** Creates the listener; called by the platform. */
    public RestClientListener() {}

    @Override
    public void onNewBuilder(RestClientBuilder builder) {
        try {
            if (Reporters.current().isEmpty()) {
                return;
            }
            if (!builder.getConfiguration().isRegistered(OutgoingCallFilter.class)) {
                builder.register(new OutgoingCallFilter(), Integer.MAX_VALUE);
            }
            AsyncInvocationInterceptorFactory caller = CallerContext::new;
            builder.register(caller, AsyncInvocationInterceptorFactory.class);
        } catch (RuntimeException | LinkageError e) {
            // The client works without breadcrumbs.
        }
    }

    /** Carries the context of the caller to the thread of an asynchronous call. */
    private static final class CallerContext implements AsyncInvocationInterceptor {

        private @Nullable RequestContext request;
        private volatile @Nullable Scope scope;

        @Override
        public void prepareContext() {
            Reporter reporter = Reporters.current().orElse(null);
            if (reporter != null) {
                reporter.guard(
                        () -> {
                            RequestContext calling = reporter.request();
                            if (calling != null) {
                                calling.captureRequest();
                            }
                            request = calling;
                        });
            }
        }

        @Override
        public void applyContext() {
            RequestContext calling = request;
            if (calling != null) {
                scope = calling.attach();
            }
        }

        @Override
        public void removeContext() {
            Scope applied = scope;
            if (applied != null) {
                applied.close();
            }
        }
    }
}
