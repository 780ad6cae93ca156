/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request that was being served. Every part is optional.
 *
 * <p>Immutable and safe to share between threads. Data that an application sets here is sent, after
 * scrubbing, with any value of {@code sentry.send-default-pii}.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/request/">Sentry:
 *     request</a>
 */
public final class HttpRequest {

    private final @Nullable String url;
    private final @Nullable String method;
    private final @Nullable String queryString;
    private final Map<String, String> headers;
    private final Map<String, String> cookies;
    private final @Nullable Object data;
    private final Map<String, String> env;

    private HttpRequest(Builder builder) {
        this.url = builder.url;
        this.method = builder.method;
        this.queryString = builder.queryString;
        this.headers = ImmutableCopies.texts(builder.headers);
        this.cookies = ImmutableCopies.texts(builder.cookies);
        this.data = builder.data;
        this.env = ImmutableCopies.texts(builder.env);
    }

    /**
     * Returns a request known by its first line.
     *
     * @param method for example {@code GET}
     * @param url the address without its query string
     * @return the request
     */
    public static HttpRequest of(String method, String url) {
        return builder().method(method).url(url).build();
    }

    /**
     * Starts a request.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a request from this one.
     *
     * @return a builder with everything this request has
     */
    public Builder toBuilder() {
        return builder()
                .url(url)
                .method(method)
                .queryString(queryString)
                .headers(headers)
                .cookies(cookies)
                .data(data)
                .env(env);
    }

    /**
     * Returns the address.
     *
     * @return scheme, host and path without query string, or null
     */
    public @Nullable String url() {
        return url;
    }

    /**
     * Returns the method.
     *
     * @return for example {@code GET}, or null
     */
    public @Nullable String method() {
        return method;
    }

    /**
     * Returns the query string.
     *
     * @return without the question mark, still encoded, or null
     */
    public @Nullable String queryString() {
        return queryString;
    }

    /**
     * Returns the headers.
     *
     * @return an immutable map; several values of a header are joined by commas
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * Returns the cookies.
     *
     * @return an immutable map of names and values
     */
    public Map<String, String> cookies() {
        return cookies;
    }

    /**
     * Returns the body.
     *
     * @return a text, or a map of form fields, or any other value, or null
     */
    public @Nullable Object data() {
        return data;
    }

    /**
     * Returns the data that the server has about the connection.
     *
     * @return an immutable map, with {@code REMOTE_ADDR}, {@code SERVER_NAME} and {@code
     *     SERVER_PORT} as usual names
     */
    public Map<String, String> env() {
        return env;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HttpRequest that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(url, method, queryString, headers, cookies, data, env);
    }

    /**
     * Describes the request for a log line.
     *
     * @return method, address without user, query string and fragment, and the names of headers and
     *     cookies; none of their values, and no body
     */
    @Override
    public String toString() {
        String path = url == null ? "" : url.replaceFirst("(?s)[?#;].*", "");
        String address = path.replaceFirst("//[^/]*@", "//");
        return "HttpRequest["
                + method
                + " "
                + address
                + ", headers "
                + headers.keySet()
                + ", cookies "
                + cookies.keySet()
                + "]";
    }

    /** Collects the parts of a request. Not safe for use by several threads. */
    public static final class Builder {

        private @Nullable String url;
        private @Nullable String method;
        private @Nullable String queryString;
        private @Nullable Map<String, String> headers;
        private @Nullable Map<String, String> cookies;
        private @Nullable Object data;
        private @Nullable Map<String, String> env;

        private Builder() {}

        /**
         * Sets the address.
         *
         * @param url scheme, host and path; a query string belongs to {@link #queryString}
         * @return this builder
         */
        public Builder url(@Nullable String url) {
            this.url = url;
            return this;
        }

        /**
         * Sets the method.
         *
         * @param method for example {@code GET}
         * @return this builder
         */
        public Builder method(@Nullable String method) {
            this.method = method;
            return this;
        }

        /**
         * Sets the query string.
         *
         * @param queryString without the question mark, still encoded
         * @return this builder
         */
        public Builder queryString(@Nullable String queryString) {
            this.queryString = queryString;
            return this;
        }

        /**
         * Sets the headers.
         *
         * @param headers names and values, null for none; join several values of a header by commas
         * @return this builder
         */
        public Builder headers(@Nullable Map<String, String> headers) {
            this.headers = headers;
            return this;
        }

        /**
         * Sets the cookies.
         *
         * @param cookies names and values, null for none
         * @return this builder
         */
        public Builder cookies(@Nullable Map<String, String> cookies) {
            this.cookies = cookies;
            return this;
        }

        /**
         * Sets the body.
         *
         * @param data a text, or a map of form fields, or any other value
         * @return this builder
         */
        public Builder data(@Nullable Object data) {
            this.data = ImmutableCopies.value(data);
            return this;
        }

        /**
         * Sets the data that the server has about the connection.
         *
         * @param env for example {@code REMOTE_ADDR}, null for none
         * @return this builder
         */
        public Builder env(@Nullable Map<String, String> env) {
            this.env = env;
            return this;
        }

        /**
         * Returns the request.
         *
         * @return an immutable request
         */
        public HttpRequest build() {
            return new HttpRequest(this);
        }
    }
}
