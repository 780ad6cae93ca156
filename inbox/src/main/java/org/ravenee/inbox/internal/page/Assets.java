/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import java.io.IOException;
import java.io.InputStream;
import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Response;

/** The files that pages refer to, out of this jar. */
public final class Assets {

    private Assets() {}

    public static Handler file(String name, String contentType) {
        return request -> Response.bytes(contentType, read(name));
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return in.readAllBytes();
        }
    }
}
