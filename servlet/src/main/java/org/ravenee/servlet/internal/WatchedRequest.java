/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import org.jspecify.annotations.Nullable;

/** The request itself, but for the work it hands to other threads and the body it reads. */
final class WatchedRequest extends HttpServletRequestWrapper {

    private final AsyncWatch watch;
    private final @Nullable RequestBody body;
    private @Nullable ServletInputStream stream;
    private @Nullable BufferedReader reader;

    WatchedRequest(HttpServletRequest request, AsyncWatch watch, @Nullable RequestBody body) {
        super(request);
        this.watch = watch;
        this.body = body;
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

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            return super.getInputStream();
        }
        if (stream == null) {
            if (reader != null) {
                throw new IllegalStateException("getReader() has been called for this request");
            }
            stream = new BodyStream(super.getInputStream(), body);
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (body == null) {
            return super.getReader();
        }
        if (reader == null) {
            if (stream != null) {
                throw new IllegalStateException(
                        "getInputStream() has been called for this request");
            }
            ServletInputStream source = new BodyStream(super.getInputStream(), body);
            reader = new BufferedReader(new InputStreamReader(source, body.charset()));
        }
        return reader;
    }
}
