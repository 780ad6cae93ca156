/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reports failures of the listener that writes a response, because no container notifies any other
 * listener of them.
 */
final class ReportingResponseWrapper extends HttpServletResponseWrapper {

    private final ServletExchange exchange;
    private @Nullable ServletOutputStream stream;

    ReportingResponseWrapper(HttpServletResponse response, ServletExchange exchange) {
        super(response);
        this.exchange = exchange;
    }

    /**
     * Wraps a response, unless the wrapper itself would change it: Open Liberty sends the response
     * of a synchronous servlet when the servlet returns, if it is not of Open Liberty's own class.
     * Then no filter could set a header or a status after the servlet.
     */
    static HttpServletResponse of(HttpServletResponse response, ServletExchange exchange) {
        return isOfOpenLiberty(response.getClass().getName())
                ? response
                : new ReportingResponseWrapper(response, exchange);
    }

    /**
     * Its packages are {@code com.ibm.ws} up to Jakarta Servlet 5, {@code io.openliberty} later.
     */
    private static boolean isOfOpenLiberty(String className) {
        return className.startsWith("io.openliberty.") || className.startsWith("com.ibm.ws.");
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream container = super.getOutputStream();
        if (!(stream instanceof Stream known && known.delegate == container)) {
            stream = new Stream(container, exchange);
        }
        return stream;
    }

    private static final class Stream extends ServletOutputStream {

        private final ServletOutputStream delegate;
        private final ServletExchange exchange;

        Stream(ServletOutputStream delegate, ServletExchange exchange) {
            this.delegate = delegate;
            this.exchange = exchange;
        }

        @Override
        public void write(int single) throws IOException {
            delegate.write(single);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            delegate.write(bytes);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            delegate.write(bytes, from, count);
        }

        @Override
        public void print(String text) throws IOException {
            delegate.print(text);
        }

        @Override
        public void flush() throws IOException {
            delegate.flush();
        }

        @Override
        public void close() throws IOException {
            delegate.close();
        }

        @Override
        public boolean isReady() {
            return delegate.isReady();
        }

        @Override
        public void setWriteListener(@Nullable WriteListener listener) {
            delegate.setWriteListener(
                    listener == null ? null : new ReportingWriteListener(listener, exchange));
        }
    }
}
