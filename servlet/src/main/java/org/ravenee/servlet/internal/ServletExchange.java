/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.ravenee.cdi.spi.ServedRequest;
import org.ravenee.spi.RequestContext;

/** A request of the servlet container with its response; lives as long as the request. */
final class ServletExchange extends ServedRequest {

    private final HttpServletRequest request;
    private final HttpServletResponse response;

    ServletExchange(
            RequestContext context, HttpServletRequest request, HttpServletResponse response) {
        super(context);
        this.request = request;
        this.response = response;
    }

    /** The container may reuse the response once the request has ended. */
    @Override
    public boolean isCommitted() {
        try {
            return response.isCommitted();
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public int currentStatus() {
        try {
            return response.getStatus();
        } catch (RuntimeException e) {
            return 0;
        }
    }

    @Override
    public String contextPath() {
        String path = request.getContextPath();
        return path == null ? "" : path;
    }
}
