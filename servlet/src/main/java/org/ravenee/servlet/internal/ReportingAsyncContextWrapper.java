/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/**
 * Reports failures of the work that is given to {@link #start} and of the listeners, and knows the
 * request and response that the application was given.
 */
final class ReportingAsyncContextWrapper implements AsyncContext {

    private final AsyncContext delegate;
    private final ReportingRequestWrapper request;

    ReportingAsyncContextWrapper(AsyncContext delegate, ReportingRequestWrapper request) {
        this.delegate = delegate;
        this.request = request;
    }

    boolean isFor(AsyncContext phase) {
        return delegate == phase;
    }

    @Override
    public void start(Runnable work) {
        delegate.start(request.reporting(work));
    }

    @Override
    public ServletRequest getRequest() {
        return request.known(delegate.getRequest());
    }

    @Override
    public ServletResponse getResponse() {
        return request.known(delegate.getResponse());
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return delegate.hasOriginalRequestAndResponse();
    }

    @Override
    public void dispatch() {
        delegate.dispatch();
    }

    @Override
    public void dispatch(String path) {
        delegate.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext context, String path) {
        delegate.dispatch(context, path);
    }

    @Override
    public void complete() {
        delegate.complete();
    }

    @Override
    public void addListener(AsyncListener listener) {
        delegate.addListener(new AsyncListenerWrapper(listener, this, request));
    }

    @Override
    public void addListener(
            AsyncListener listener, ServletRequest supplied, ServletResponse response) {
        delegate.addListener(new AsyncListenerWrapper(listener, this, request), supplied, response);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return delegate.createListener(type);
    }

    @Override
    public void setTimeout(long timeout) {
        delegate.setTimeout(timeout);
    }

    @Override
    public long getTimeout() {
        return delegate.getTimeout();
    }
}
