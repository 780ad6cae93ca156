/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The URL, query string and servlet mapping that the client requested. After a dispatch the request
 * itself has those of the target; attributes of the request hold the original ones (Jakarta
 * Servlet, 9.4.2, 9.7.2 and 10.9.1).
 *
 * @param url the URL
 * @param query the query string, or null
 * @param pattern the mapping of the servlet, as {@code /orders/*}; empty if it is not known
 */
record OriginalRequest(String url, @Nullable String query, String pattern) {

    private static final String ERROR_QUERY = "jakarta.servlet.error.query_string";

    private static final String ATTRIBUTE = "org.ravenee.servlet.original";

    static OriginalRequest of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof OriginalRequest kept
                ? kept
                : read(request);
    }

    /**
     * Stores the original request as an attribute, at the beginning of a dispatch. Later it could
     * not be read: a forward of an error page leaves the same attributes as a forward before the
     * error.
     */
    static void keep(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            request.setAttribute(ATTRIBUTE, read(request));
        }
    }

    private static OriginalRequest read(HttpServletRequest request) {
        String path = attribute(request, AsyncContext.ASYNC_REQUEST_URI);
        String query = attribute(request, AsyncContext.ASYNC_QUERY_STRING);
        Object mapping = request.getAttribute(AsyncContext.ASYNC_MAPPING);
        if (path == null) {
            path = attribute(request, RequestDispatcher.FORWARD_REQUEST_URI);
            query = attribute(request, RequestDispatcher.FORWARD_QUERY_STRING);
            mapping = request.getAttribute(RequestDispatcher.FORWARD_MAPPING);
        }
        if (path == null) {
            path = attribute(request, RequestDispatcher.ERROR_REQUEST_URI);
            query = attribute(request, ERROR_QUERY);
            query = query == null ? request.getQueryString() : query;
        }
        return new OriginalRequest(
                url(request, path),
                query,
                mapping instanceof HttpServletMapping known
                        ? known.getPattern()
                        : pattern(request));
    }

    private static String url(HttpServletRequest request, @Nullable String path) {
        String url = request.getRequestURL().toString();
        int authority = url.indexOf("://");
        int end = authority < 0 ? -1 : url.indexOf('/', authority + 3);
        return path == null || end < 0 ? url : url.substring(0, end) + path;
    }

    /** The mapping of an error page is not that of the servlet that failed. */
    private static String pattern(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            String failed = attribute(request, RequestDispatcher.ERROR_SERVLET_NAME);
            ServletRegistration servlet =
                    failed == null
                            ? null
                            : request.getServletContext().getServletRegistration(failed);
            Collection<String> patterns = servlet == null ? null : servlet.getMappings();
            return patterns == null || patterns.size() != 1 ? "" : patterns.iterator().next();
        }
        HttpServletMapping mapping = request.getHttpServletMapping();
        return mapping == null ? "" : mapping.getPattern();
    }

    private static @Nullable String attribute(HttpServletRequest request, String name) {
        return request.getAttribute(name) instanceof String text ? text : null;
    }
}
