/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.mappers;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.ravenee.tests.twins.failures.Failure;

/** The response of the mappers of the test application: names the mapper and its exception. */
public final class Answer {

    private Answer() {}

    static Response of(int status, String mapper, Throwable thrown) {
        return empty(status, mapper)
                .type(MediaType.TEXT_PLAIN)
                .entity(mapper + " maps " + thrown.getClass().getName() + " " + thrown.getMessage())
                .build();
    }

    static Response.ResponseBuilder empty(int status, String mapper) {
        return Response.status(status).header(Failure.ANSWERED_BY, mapper);
    }
}
