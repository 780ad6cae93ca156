/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.request;

import io.sentry.Breadcrumb;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.ScopesAdapter;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Does what {@code io.sentry.servlet.jakarta.SentryServletRequestListener} does, call for call. Its
 * jar is not where the builds of this project find theirs; it is three classes, and this is the one
 * that runs for each request.
 */
final class SentryListener {

    private static final String TOKEN = "sentry-lifecycle";
    private static final String REQUEST = "servlet:request";

    private final IScopes scopes = ScopesAdapter.getInstance();

    void requestInitialized(HttpServletRequest request) {
        ISentryLifecycleToken token =
                scopes.forkedScopes("SentryServletRequestListener").makeCurrent();
        request.setAttribute(TOKEN, token);
        Hint hint = new Hint();
        hint.set(REQUEST, request);
        scopes.addBreadcrumb(Breadcrumb.http(request.getRequestURI(), request.getMethod()), hint);
        scopes.configureScope(scope -> scope.addEventProcessor(new RequestProcessor(request)));
    }

    void requestDestroyed(HttpServletRequest request) {
        if (request.getAttribute(TOKEN) instanceof ISentryLifecycleToken token) {
            token.close();
        }
    }

    /** Would read the request when an event is made. */
    private record RequestProcessor(HttpServletRequest request) implements EventProcessor {}
}
