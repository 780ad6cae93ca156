/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A request with the data that the reader uses; every other call fails the test. */
final class FakeRequest {

    private final Map<String, List<String>> headers;

    FakeRequest(Map<String, List<String>> headers) {
        this.headers = headers;
    }

    /** A request with a body of a type and length; -1 is an unknown length. */
    static HttpServletRequest withBody(String contentType, long length) {
        return withBody(contentType, null, length);
    }

    static HttpServletRequest withBody(String contentType, String encoding, long length) {
        return proxy(
                HttpServletRequest.class,
                (method, arguments) ->
                        switch (method) {
                            case "getContentType" -> contentType;
                            case "getContentLengthLong" -> length;
                            case "getCharacterEncoding" -> null;
                            case "getHeader" ->
                                    arguments[0].equals("Content-Encoding") ? encoding : null;
                            default -> throw new UnsupportedOperationException(method);
                        });
    }

    /** A request with parts; null is a servlet without multipart configuration. */
    static HttpServletRequest withParts(List<Part> parts) {
        return proxy(
                HttpServletRequest.class,
                (method, arguments) ->
                        switch (method) {
                            case "getContentType" -> "multipart/form-data; boundary=x";
                            case "getContentLengthLong" -> 100L;
                            case "getHeader" -> null;
                            case "getParts" -> {
                                if (parts == null) {
                                    throw new IllegalStateException("no configuration");
                                }
                                yield parts;
                            }
                            default -> throw new UnsupportedOperationException(method);
                        });
    }

    HttpServletRequest request() {
        return proxy(HttpServletRequest.class, this::answer);
    }

    private Object answer(String method, Object[] arguments) {
        return switch (method) {
            case "getAttribute" -> null;
            case "getDispatcherType" -> DispatcherType.REQUEST;
            case "getMethod" -> "POST";
            case "getRequestURL" -> new StringBuffer("https://shop.example/orders/7");
            case "getQueryString" -> "expand=lines";
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getHeader" -> headers.getOrDefault(arguments[0], noHeader()).get(0);
            case "getHeaders" ->
                    Collections.enumeration(headers.getOrDefault(arguments[0], List.of()));
            case "getCookies" -> new Cookie[] {new Cookie("theme", "dark")};
            case "getRemoteAddr" -> "203.0.113.9";
            case "getServerName" -> "shop.example";
            case "getServerPort" -> 443;
            case "getUserPrincipal" -> (Principal) () -> "ada";
            case "getHttpServletMapping" ->
                    proxy(HttpServletMapping.class, (name, none) -> "/orders/*");
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private static List<String> noHeader() {
        return Collections.singletonList(null);
    }

    interface Answers {
        Object to(String method, Object[] arguments);
    }

    static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> answers.to(method.getName(), arguments)));
    }
}
