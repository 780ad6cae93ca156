/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the handler for a path and a method; answers 404 and 405, and treats HEAD as GET. */
public final class Router implements Handler {

    private final Map<String, Map<String, Handler>> routes = new LinkedHashMap<>();
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    /**
     * Adds a handler for a method of a path.
     *
     * @param path a regular expression for the whole path; its groups become the request's parts
     */
    public Router on(String method, String path, Handler handler) {
        patterns.computeIfAbsent(path, Pattern::compile);
        routes.computeIfAbsent(path, p -> new LinkedHashMap<>()).put(method, handler);
        return this;
    }

    @Override
    public Response handle(Request request) throws IOException {
        for (Map.Entry<String, Pattern> route : patterns.entrySet()) {
            Matcher matcher = route.getValue().matcher(request.path());
            if (matcher.matches()) {
                Map<String, Handler> methods = routes.getOrDefault(route.getKey(), Map.of());
                return dispatch(methods, request.withParts(groups(matcher.toMatchResult())));
            }
        }
        return Response.text(404, "The inbox has no such address." + hint(request.path()));
    }

    private static Response dispatch(Map<String, Handler> methods, Request request)
            throws IOException {
        Handler handler = methods.get(request.method().equals("HEAD") ? "GET" : request.method());
        return handler == null ? notAllowed(methods) : handler.handle(request);
    }

    private static Response notAllowed(Map<String, Handler> methods) {
        TreeSet<String> allowed = new TreeSet<>(methods.keySet());
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        String names = String.join(", ", new ArrayList<>(allowed));
        return Response.text(405, "Allowed here: " + names + ".").with("Allow", names);
    }

    private static List<String> groups(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group).toList();
    }

    /** Servers differ in this, so that the response hints at the missing slash. */
    private static String hint(String path) {
        return path.matches("/api/[^/]+/envelope")
                ? " The path of the envelope endpoint ends with a slash: " + path + "/"
                : "";
    }
}
