/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.ejb.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.ravenee.tests.twins.failures.Failures;

/** An EJB that throws what it does not declare. */
@Singleton
@Path("ejb-undeclared/{failure}")
public class EjbUndeclaredResource {
    @GET
    public String get(@PathParam("failure") String failure, @Context UriInfo uri) {
        throw Failures.fail(failure, uri);
    }
}
