/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request.
 *
 * @param path decoded
 * @param headers names compare without regard to case
 * @param parts what the route's pattern captured from the path
 */
public record Request(
        String method,
        String path,
        QueryString query,
        Map<String, List<String>> headers,
        List<String> parts,
        InputStream body) {

    /** The first header of this name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    Request withParts(List<String> captured) {
        return new Request(method, path, query, headers, captured, body);
    }
}
