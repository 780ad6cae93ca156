/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;

/** Masks secrets in every part of a request. */
final class RequestScrubber {

    private final ValueScrubber values;
    private final NamedPairs pairs;

    RequestScrubber(SensitiveNames names, ValueScrubber values) {
        this.values = values;
        this.pairs = new NamedPairs(names);
    }

    HttpRequest scrub(HttpRequest request) {
        String query = request.queryString();
        return request.toBuilder()
                .url(values.text(request.url()))
                .queryString(query == null ? null : pairs(query, '&'))
                .headers(headers(request.headers()))
                .cookies(values.map(request.cookies()))
                .data(body(request))
                .env(values.map(request.env()))
                .build();
    }

    private @Nullable Object body(HttpRequest request) {
        return request.data() instanceof String text && isForm(request)
                ? pairs(text, '&')
                : values.value(request.data());
    }

    private static boolean isForm(HttpRequest request) {
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase("Content-Type")) {
                return header.getValue().toLowerCase(Locale.ROOT).contains("form-urlencoded");
            }
        }
        return false;
    }

    private Map<String, String> headers(Map<String, String> headers) {
        Map<String, String> scrubbed = new LinkedHashMap<>();
        headers.forEach((name, value) -> scrubbed.put(name, header(name, value)));
        return scrubbed;
    }

    /** A cookie header is a list of names and values; only the sensitive ones are secret. */
    private String header(String name, String value) {
        boolean cookies = name.equalsIgnoreCase("Cookie") || name.equalsIgnoreCase("Set-Cookie");
        return cookies ? pairs(value, ';') : String.valueOf(values.entry(name, value));
    }

    private String pairs(String text, char separator) {
        return values.required(pairs.mask(text, separator));
    }
}
