/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ravenee.HttpRequest;

/** Masks secrets in every part of a request. */
final class RequestScrubber {

    private final ValueScrubber values;

    RequestScrubber(ValueScrubber values) {
        this.values = values;
    }

    HttpRequest scrub(HttpRequest request) {
        return request.toBuilder()
                .url(values.text(request.url()))
                .queryString(values.text(request.queryString()))
                .headers(headers(request.headers()))
                .cookies(values.map(request.cookies()))
                .data(values.value(request.data()))
                .env(values.map(request.env()))
                .build();
    }

    private Map<String, String> headers(Map<String, String> headers) {
        Map<String, String> scrubbed = new LinkedHashMap<>();
        headers.forEach((name, value) -> scrubbed.put(name, header(name, value)));
        return scrubbed;
    }

    /** A cookie header is a list of names and values; only the sensitive ones are secret. */
    private String header(String name, String value) {
        boolean cookies = name.equalsIgnoreCase("Cookie") || name.equalsIgnoreCase("Set-Cookie");
        Object scrubbed = cookies ? values.value(value) : values.entry(name, value);
        return String.valueOf(scrubbed);
    }
}
