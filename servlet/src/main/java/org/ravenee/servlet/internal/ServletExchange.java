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
final class ServletExchange implements ServedRequest {

    private final RequestContext context;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private volatile int status;

    ServletExchange(
            RequestContext context, HttpServletRequest request, HttpServletResponse response) {
        this.context = context;
        this.request = request;
        this.response = response;
    }

    @Override
    public RequestContext context() {
        return context;
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
    public void answered(int newStatus) {
        status = newStatus;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String contextPath() {
        String path = request.getContextPath();
        return path == null ? "" : path;
    }
}
