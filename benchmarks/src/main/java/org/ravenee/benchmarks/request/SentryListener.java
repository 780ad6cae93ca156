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
import io.sentry.SentryEvent;
import io.sentry.protocol.Request;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Does what the peer's listener for servlet requests does, call for call. Its jar is not where the
 * builds of this project find theirs; it is three classes, and this is the one that runs for each
 * request.
 */
public final class SentryListener {

    private static final String TOKEN = "sentry-lifecycle";
    private static final String REQUEST = "servlet:request";

    private final IScopes scopes = ScopesAdapter.getInstance();

    /** Gives the request scopes of its own, with a breadcrumb and a processor. */
    public void requestInitialized(HttpServletRequest request) {
        ISentryLifecycleToken token =
                scopes.forkedScopes("SentryServletRequestListener").makeCurrent();
        request.setAttribute(TOKEN, token);
        Hint hint = new Hint();
        hint.set(REQUEST, request);
        scopes.addBreadcrumb(Breadcrumb.http(request.getRequestURI(), request.getMethod()), hint);
        scopes.configureScope(scope -> scope.addEventProcessor(new RequestProcessor(request)));
    }

    /** Restores the scopes of the thread. */
    public void requestDestroyed(HttpServletRequest request) {
        if (request.getAttribute(TOKEN) instanceof ISentryLifecycleToken token) {
            token.close();
        }
    }

    /** Reads the request when an event is made: URL, method, query and harmless headers. */
    private record RequestProcessor(HttpServletRequest request) implements EventProcessor {

        private static final Set<String> SENSITIVE =
                Set.of(
                        "X-FORWARDED-FOR",
                        "AUTHORIZATION",
                        "COOKIE",
                        "SET-COOKIE",
                        "X-API-KEY",
                        "X-REAL-IP",
                        "REMOTE-ADDR",
                        "FORWARDED",
                        "PROXY-AUTHORIZATION",
                        "X-CSRF-TOKEN",
                        "X-CSRFTOKEN",
                        "X-XSRF-TOKEN");

        @Override
        public SentryEvent process(SentryEvent event, Hint hint) {
            Request described = new Request();
            described.setMethod(request.getMethod());
            described.setUrl(request.getRequestURL().toString());
            described.setQueryString(request.getQueryString());
            described.setHeaders(headers());
            event.setRequest(described);
            return event;
        }

        private Map<String, String> headers() {
            Map<String, String> headers = new HashMap<>();
            for (String name : Collections.list(request.getHeaderNames())) {
                if (!SENSITIVE.contains(name.toUpperCase(Locale.ROOT))) {
                    headers.put(name, String.join(",", Collections.list(request.getHeaders(name))));
                }
            }
            return headers;
        }
    }
}
