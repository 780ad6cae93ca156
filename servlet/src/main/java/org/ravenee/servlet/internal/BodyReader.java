/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import java.io.IOException;
import java.io.Reader;

/** The container's reader, which knows the encoding. Keeps the text that the application reads. */
final class BodyReader extends Reader {

    private final Reader delegate;
    private final RequestBody body;

    BodyReader(Reader delegate, RequestBody body) {
        this.delegate = delegate;
        this.body = body;
    }

    @Override
    public int read(char[] chars, int from, int most) throws IOException {
        int count = delegate.read(chars, from, most);
        if (count > 0) {
            body.add(new String(chars, from, count));
        }
        return count;
    }

    @Override
    public boolean ready() throws IOException {
        return delegate.ready();
    }

    @Override
    public void close() throws IOException {
        delegate.close();
    }
}
