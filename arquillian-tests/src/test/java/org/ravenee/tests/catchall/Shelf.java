/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.catchall;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A sub-resource that is no bean. */
@Produces(MediaType.TEXT_PLAIN)
public class Shelf {

    @GET
    @Path("/top")
    public String top() {
        throw new IllegalStateException("out of reach");
    }
}
