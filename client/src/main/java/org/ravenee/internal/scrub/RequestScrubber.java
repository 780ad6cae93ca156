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
    private final SensitiveNames names;
    private final NamedPairs pairs;

    RequestScrubber(SensitiveNames names, ValueScrubber values) {
        this.values = values;
        this.names = names;
        this.pairs = new NamedPairs(names, new EncodedTexts(values::required));
    }

    HttpRequest scrub(HttpRequest request) {
        String query = request.queryString();
        return request.toBuilder()
                .url(values.text(request.url()))
                .method(values.text(request.method()))
                .queryString(query == null ? null : pairs(query, '&'))
                .headers(headers(request.headers()))
                .cookies(cookies(request.cookies()))
                .data(body(request))
                .env(values.map(request.env()))
                .build();
    }

    private @Nullable Object body(HttpRequest request) {
        return request.data() instanceof String text && isForm(request, text)
                ? pairs(text, '&')
                : values.value(request.data());
    }

    /** Where nobody says what it is, a form is what has pairs and none of the signs it encodes. */
    private static boolean isForm(HttpRequest request, String body) {
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase("Content-Type")) {
                return header.getValue().toLowerCase(Locale.ROOT).contains("form-urlencoded");
            }
        }
        return body.indexOf('=') > 0
                && body.chars().noneMatch(c -> c <= ' ' || "{[<\"\\".indexOf(c) >= 0);
    }

    private Map<String, String> cookies(Map<String, String> cookies) {
        Map<String, String> scrubbed = new LinkedHashMap<>(values.map(cookies));
        scrubbed.replaceAll(
                (name, value) ->
                        !value.isEmpty() && names.matchCookie(name, value) ? Mask.TEXT : value);
        return scrubbed;
    }

    private Map<String, String> headers(Map<String, String> headers) {
        Map<String, String> scrubbed = new LinkedHashMap<>();
        headers.forEach((name, value) -> scrubbed.put(values.required(name), header(name, value)));
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
