/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.archives;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A class that no container can subclass or intercept. */
@Path("/final")
@Dependent
public final class FinalResource {

    @GET
    public String fail() {
        throw new IllegalStateException("final");
    }
}
