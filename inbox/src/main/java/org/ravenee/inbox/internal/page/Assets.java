/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import java.io.IOException;
import java.io.InputStream;
import org.ravenee.inbox.internal.http.Handler;
import org.ravenee.inbox.internal.http.Request;
import org.ravenee.inbox.internal.http.Response;

/** The files that pages refer to, out of this jar. */
public final class Assets implements Handler {

    /** A regular expression for the names of all files. */
    public static final String NAMES =
            "inbox\\.css|raven\\.svg|(?:inbox|copy|keys|live|scroll|times)\\.js";

    @Override
    public Response handle(Request request) throws IOException {
        String name = request.parts().get(0);
        return Response.bytes(contentType(name), read(name));
    }

    private static String contentType(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".css" -> "text/css; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            default -> "image/svg+xml";
        };
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
