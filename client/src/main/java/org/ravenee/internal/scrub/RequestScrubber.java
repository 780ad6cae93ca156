/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;

/** Masks secrets in every part of a request. */
final class RequestScrubber {

    /** Attributes of cookies that have no value. */
    private static final Set<String> FLAGS = Set.of("secure", "httponly", "partitioned");

    private final ValueScrubber values;
    private final SensitiveNames names;

    RequestScrubber(SensitiveNames names, ValueScrubber values) {
        this.values = values;
        this.names = names;
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

    /**
     * A body without a content type is a form if it has pairs and no character that forms encode.
     */
    private static boolean isForm(HttpRequest request, String body) {
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase("Content-Type")) {
                return header.getValue().toLowerCase(Locale.ROOT).contains("form-urlencoded");
            }
        }
        for (int i = 0; i < body.length(); i++) {
            if (body.charAt(i) <= ' ' || "{[<\"\\".indexOf(body.charAt(i)) >= 0) {
                return false;
            }
        }
        return body.indexOf('=') > 0;
    }

    private Map<String, String> cookies(Map<String, String> cookies) {
        Map<String, String> scrubbed = new LinkedHashMap<>(values.map(cookies));
        for (Map.Entry<String, String> cookie : scrubbed.entrySet()) {
            String value = cookie.getValue();
            if (!value.isEmpty() && names.matchCookie(cookie.getKey(), value)) {
                cookie.setValue(Mask.TEXT);
            }
        }
        return scrubbed;
    }

    /** A cookie header is a list of names and values; only the sensitive ones are secret. */
    private Map<String, String> headers(Map<String, String> headers) {
        Map<String, String> scrubbed = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            String name = header.getKey();
            String value = header.getValue();
            boolean cookies =
                    name.equalsIgnoreCase("Cookie") || name.equalsIgnoreCase("Set-Cookie");
            scrubbed.put(
                    values.required(name),
                    cookies ? pairs(value, ';') : String.valueOf(values.entry(name, value)));
        }
        return scrubbed;
    }

    /**
     * Masks values in what is known to be a list of names and values: query strings, forms,
     * cookies. No character but the separator ends a value there.
     */
    private String pairs(String text, char separator) {
        Mask mask = new Mask(text);
        int end;
        for (int start = 0; start < text.length(); start = end + 1) {
            int equals = -1;
            for (end = start; end < text.length() && text.charAt(end) != separator; end++) {
                equals = equals < 0 && text.charAt(end) == '=' ? end : equals;
            }
            if (equals < 0) {
                if (separator == ';'
                        && names.includeUsual()
                        && isValue(text.substring(start, end).strip())) {
                    mask.cover(start, end);
                }
            } else if (equals + 1 < end
                    && isSensitive(
                            text.substring(start, equals),
                            text.substring(equals + 1, end),
                            separator)) {
                mask.cover(equals + 1, end);
            }
        }
        return values.required(mask.done());
    }

    /** A cookie may have no name; attributes without a value are no cookies. */
    private static boolean isValue(String cookie) {
        return !cookie.isEmpty()
                && !FLAGS.contains(cookie.toLowerCase(Locale.ROOT))
                && !cookie.equals(Mask.TEXT);
    }

    private boolean isSensitive(String name, String value, char separator) {
        String plain = DecodedText.decoded(name);
        return names.match(plain)
                || (separator == ';' && names.matchCookie(plain.strip(), value))
                || ((value.indexOf('%') >= 0 || value.indexOf('+') >= 0) && hides(value));
    }

    /** Forms write blanks as plus signs. */
    private boolean hides(String value) {
        return !values.find(DecodedText.decoded(value.replace('+', ' '))).isEmpty();
    }
}
