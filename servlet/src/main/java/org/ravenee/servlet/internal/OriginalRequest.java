/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads the URL that the client requested. After a forward and on an error page the request itself
 * has another one (Jakarta Servlet, 9.4.2 and 10.9.1).
 */
final class OriginalRequest {

    private static final String ERROR_QUERY = "jakarta.servlet.error.query_string";

    private OriginalRequest() {}

    static String url(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        String path = attribute(request, RequestDispatcher.FORWARD_REQUEST_URI);
        if (path == null) {
            path = attribute(request, RequestDispatcher.ERROR_REQUEST_URI);
        }
        int authority = url.indexOf("://");
        int end = authority < 0 ? -1 : url.indexOf('/', authority + 3);
        return path == null || end < 0 ? url : url.substring(0, end) + path;
    }

    static @Nullable String query(HttpServletRequest request) {
        if (attribute(request, RequestDispatcher.FORWARD_REQUEST_URI) != null) {
            return attribute(request, RequestDispatcher.FORWARD_QUERY_STRING);
        }
        String ofError = attribute(request, ERROR_QUERY);
        return ofError == null ? request.getQueryString() : ofError;
    }

    static @Nullable HttpServletMapping mapping(HttpServletRequest request) {
        Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_MAPPING);
        return forwarded instanceof HttpServletMapping mapping
                ? mapping
                : request.getHttpServletMapping();
    }

    private static @Nullable String attribute(HttpServletRequest request, String name) {
        return request.getAttribute(name) instanceof String text ? text : null;
    }
}
