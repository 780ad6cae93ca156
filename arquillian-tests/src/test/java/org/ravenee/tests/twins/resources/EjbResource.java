/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.ravenee.tests.twins.failures.Failures;

/** A resource that is an EJB: the container wraps what it throws. */
@Stateless
@Path("ejb/{failure}")
public class EjbResource {
    @GET
    public String get(@PathParam("failure") String failure, @Context UriInfo uri) throws Exception {
        throw Failures.fail(failure, uri);
    }
}
