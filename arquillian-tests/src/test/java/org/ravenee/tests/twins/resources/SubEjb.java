/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.ejb.Stateless;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.ravenee.tests.twins.failures.Failures;

/** A sub-resource that is an enterprise bean. */
@Stateless
public class SubEjb {
    @GET
    public String get(@PathParam("failure") String failure, @Context UriInfo uri) throws Exception {
        throw Failures.fail(failure, uri);
    }
}
