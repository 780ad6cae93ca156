/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins;

import java.util.ArrayList;
import java.util.List;
import org.ravenee.tests.twins.failures.Failure;

/**
 * A request that both twins are to answer alike.
 *
 * @param war which pair of applications
 * @param method the HTTP method
 * @param path below the context path, without a query
 * @param headers lines of the request's head
 * @param body sent with it; empty for none
 * @param failure what fails, or null if the server itself is to refuse
 */
record TwinRequest(
        String war,
        String method,
        String path,
        List<String> headers,
        String body,
        Failure failure) {

    static TwinRequest get(String war, String path) {
        return of(war, "GET", path);
    }

    static TwinRequest of(String war, String method, String path) {
        return new TwinRequest(war, method, path, List.of(), "", null);
    }

    TwinRequest failing(Failure kind) {
        return new TwinRequest(war, method, path, headers, body, kind);
    }

    TwinRequest header(String line) {
        List<String> more = new ArrayList<>(headers);
        more.add(line);
        return new TwinRequest(war, method, path, List.copyOf(more), body, failure);
    }

    TwinRequest sending(String contentType, String content) {
        return new TwinRequest(war, method, path, headers, content, failure)
                .header("Content-Type: " + contentType);
    }

    /** Whether the exception's own response is a 500 without an entity. */
    boolean mayBeAnsweredWithAnEmpty500() {
        return path.contains("internal");
    }

    /**
     * Whether an event can be told from others and is due if the answer is a failure. What a
     * resource bean throws is always seen. What is thrown elsewhere is seen by the mappers that the
     * server asks: it asks none for an exception with an entity of its own, and those that it
     * brings itself or that are no beans are not seen. What cannot be written of the answer to a
     * resumed failure is logged by the server, and seen by no mapper.
     */
    boolean isSeen() {
        if (failure == null
                || isElsewhere() && war.equals(TwinRequests.UNMAPPED_PAGES)
                || failure == Failure.MAPPED_TO_UNWRITABLE && path.contains("/suspended/")) {
            return false;
        }
        boolean toldByMapper =
                !path.endsWith("-with-entity")
                        && failure != Failure.VIOLATION
                        && !path.startsWith("singletons/");
        return toldByMapper || !isElsewhere();
    }

    private boolean isElsewhere() {
        return path.contains("/at/")
                || path.contains("/constructed/")
                || path.contains("/of-interface/")
                || path.contains("/post-construct/")
                || path.contains("/events/")
                || path.contains("/locator/");
    }

    /**
     * The number of failures of the request: a response filter may fail after a mapper has
     * answered.
     */
    int failures() {
        return path.contains("/at/mapped-response-filter/") ? 2 : 1;
    }

    /** Whether the failure escapes after an answer has begun that seemed to succeed. */
    boolean failsAfterCommitment() {
        return path.contains("thrown-after-commit") || path.contains("/at/committed-stream/");
    }

    /** The name of the test. */
    @Override
    public String toString() {
        return war
                + ": "
                + method
                + " "
                + path
                + (headers.isEmpty() ? "" : " " + headers)
                + (body.isEmpty() ? "" : " " + body.substring(0, Math.min(20, body.length())));
    }
}
