/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ravenee.tests.twins.failures.Failure;

/**
 * The response of an application as it was received, without the parts that differ between any two
 * responses.
 *
 * @param head status line and headers in alphabetical order
 */
record TwinAnswer(int status, String head, String body) {

    /** The header that Raven EE adds, and those that depend on the clock. */
    private static final Pattern MAY_DIFFER =
            Pattern.compile("(?is)(x-sentry-id|date|last-modified):.*");

    /** The server's page for developers prints stack traces, in which filters are. */
    private static final Pattern TRACE =
            Pattern.compile("(?s)(<html><head><title>ERROR</title>).*?(<body>).*");

    private static final Pattern LENGTH = Pattern.compile("(?i)\nContent-Length: [0-9]+");

    static TwinAnswer parse(String raw, String contextPath) {
        String neutral = raw.replace(contextPath, "/twin");
        int end = neutral.indexOf("\r\n\r\n");
        if (end < 0) {
            return new TwinAnswer(0, neutral, "");
        }
        String[] lines = neutral.substring(0, end).split("\r\n");
        String headers =
                Arrays.stream(lines)
                        .skip(1)
                        .filter(line -> !MAY_DIFFER.matcher(line).matches())
                        .sorted()
                        .collect(Collectors.joining("\n"));
        int status = Integer.parseInt(lines[0].split(" ")[1]);
        String head = lines[0] + "\n" + headers;
        String body = neutral.substring(end + 4);
        Matcher trace = TRACE.matcher(body);
        return trace.matches()
                ? new TwinAnswer(
                        status,
                        LENGTH.matcher(head).replaceAll(""),
                        trace.group(1) + trace.group(2))
                : new TwinAnswer(status, head, body);
    }

    /**
     * Returns whether the server answered by itself, without a mapper, a response in the exception
     * or an error page of the application. The server then writes the message of the exception, if
     * there is one.
     */
    boolean isOfServer(TwinRequest request) {
        return status == 500
                && !head.contains(Failure.ANSWERED_BY)
                && !body.startsWith("<html>")
                && !(body.isEmpty() && request.mayBeAnsweredWithAnEmpty500());
    }

    /** Whether Raven EE has answered, with a problem document or a page. */
    boolean isOfRavenEe() {
        return status == 500
                && (head.contains("\nContent-Type: application/problem+json")
                        || body.startsWith("<!DOCTYPE html>"));
    }

    @Override
    public String toString() {
        return head + "\n\n" + body;
    }
}
