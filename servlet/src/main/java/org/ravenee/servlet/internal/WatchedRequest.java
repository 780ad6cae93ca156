/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** The request itself, but for the work it hands to other threads. */
final class WatchedRequest extends HttpServletRequestWrapper {

    private final AsyncWatch watch;

    WatchedRequest(HttpServletRequest request, AsyncWatch watch) {
        super(request);
        this.watch = watch;
    }

    @Override
    public AsyncContext startAsync() {
        return new WatchedAsyncContext(super.startAsync(), watch);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return new WatchedAsyncContext(super.startAsync(request, response), watch);
    }

    @Override
    public AsyncContext getAsyncContext() {
        return new WatchedAsyncContext(super.getAsyncContext(), watch);
    }
}
