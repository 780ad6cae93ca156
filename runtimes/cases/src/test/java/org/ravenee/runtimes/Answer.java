/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The response to a request.
 *
 * @param status the HTTP status; 0 if there was no answer, -1 if the connection broke
 * @param headers names in any case
 * @param body the body as text
 */
record Answer(int status, Map<String, List<String>> headers, String body) {

    /** No answer in the time that a client waits. */
    static final Answer NONE = new Answer(0, Map.of(), "no answer");

    /** The connection was closed in the middle of the answer, or before. */
    static final Answer BROKEN = new Answer(-1, Map.of(), "connection closed");

    private static final List<String> OF_THE_MOMENT = List.of("date", "x-sentry-id");

    private static final Pattern FRAME =
            Pattern.compile(
                    "(?m)^.*(\\S\\((\\w+\\.java:\\d+|Native Method|Unknown Source)\\)|\\.\\.\\. \\d+ more).*$\\R?");

    Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    /**
     * Everything in which an answer with Raven EE must not differ from one without. Servers that
     * show stack traces show the filter in them; so frames, and the length with them, do not count.
     */
    String comparable() {
        String text = FRAME.matcher(body).replaceAll("");
        Map<String, List<String>> lasting = new TreeMap<>(headers);
        lasting.keySet().removeAll(OF_THE_MOMENT);
        if (!text.equals(body)) {
            lasting.remove("content-length");
        }
        return "HTTP " + status + "\n" + lasting + "\n" + text;
    }
}
