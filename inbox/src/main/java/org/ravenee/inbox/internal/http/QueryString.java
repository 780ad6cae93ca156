/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a URL. Of a name that comes twice the first counts. */
public final class QueryString {

    private final Map<String, String> parameters = new LinkedHashMap<>();

    private QueryString() {}

    /**
     * Reads the parameters.
     *
     * @param raw as it stands in a valid URI, so its escapes are well-formed
     */
    public static QueryString parse(@Nullable String raw) {
        QueryString query = new QueryString();
        if (raw != null) {
            for (String pair : raw.split("&", 0)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                query.parameters.putIfAbsent(decoded(name), decoded(value));
            }
        }
        return query;
    }

    /** Empty when missing or blank. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }

    /** Encodes a value for a query string. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
