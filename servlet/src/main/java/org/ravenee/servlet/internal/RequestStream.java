/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The container's stream. Keeps the bytes that the application reads, if a body is kept, and
 * reports failures of its listener.
 */
final class RequestStream extends ServletInputStream {

    private final ServletInputStream delegate;
    private final ServletExchange exchange;
    private final @Nullable RequestBody body;

    RequestStream(
            ServletInputStream delegate, ServletExchange exchange, @Nullable RequestBody body) {
        this.delegate = delegate;
        this.exchange = exchange;
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        int single = delegate.read();
        if (single >= 0 && body != null) {
            body.add(single);
        }
        return single;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        int count = delegate.read(bytes, from, most);
        if (count > 0 && body != null) {
            body.add(bytes, from, count);
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return delegate.available();
    }

    @Override
    public boolean isFinished() {
        return delegate.isFinished();
    }

    @Override
    public boolean isReady() {
        return delegate.isReady();
    }

    @Override
    public void setReadListener(@Nullable ReadListener listener) {
        delegate.setReadListener(
                listener == null ? null : new ReportingReadListener(listener, exchange));
    }

    @Override
    public void close() throws IOException {
        delegate.close();
    }
}
