/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.failures;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/**
 * Makes and throws what the URL of a request names: wrappers and a failure, as {@code
 * ejb.conflict}.
 */
public final class Failures {

    private Failures() {}

    /**
     * Makes the failure that a request asks for.
     *
     * @param name the wrappers, the outermost first, and the failure
     */
    public static Throwable named(String name, UriInfo uri) {
        // A reverse proxy of the test could have another address, so the request's own is used.
        return named(
                name, uri.getQueryParameters().getFirst("case"), uri.getBaseUri().resolve(".."));
    }

    /**
     * Makes the failure that a request asks for.
     *
     * @param application where the application is
     */
    public static Throwable named(String name, String number, URI application) {
        String[] parts = name.split("\\.");
        Throwable failure =
                Failure.of(parts[parts.length - 1])
                        .make("failed in " + number, new Remote(application));
        for (int i = parts.length - 2; i >= 0; i--) {
            failure = Wrapper.of(parts[i]).around(failure);
        }
        return shortened(failure);
    }

    /** Throws the failure that a request asks for, declared or not. */
    public static RuntimeException fail(String name, UriInfo uri) {
        throw Failures.<RuntimeException>undeclared(named(name, uri));
    }

    /** Throws if a request asks for a failure at this place. */
    public static void failAt(String place, UriInfo uri) {
        String[] segments = uri.getPath().replaceFirst("^/", "").split("/");
        if (segments.length > 2 && segments[0].equals("at") && segments[1].equals(place)) {
            throw fail(segments[2], uri);
        }
    }

    /** Throws any throwable from a method that does not declare it. */
    @SuppressWarnings("unchecked")
    public static <T extends Throwable> RuntimeException undeclared(Throwable failure) throws T {
        throw (T) failure;
    }

    /** Thousands of traces in the log of a server would take longer than the tests themselves. */
    private static Throwable shortened(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            StackTraceElement[] trace = at.getStackTrace();
            if (trace.length > 3) {
                at.setStackTrace(new StackTraceElement[] {trace[0], trace[1], trace[2]});
            }
        }
        return failure;
    }
}
