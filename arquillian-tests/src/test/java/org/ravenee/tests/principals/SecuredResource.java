/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.principals;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Fails with the name of the caller, at once and on another thread. */
@Path("secured")
public class SecuredResource {

    @Context private SecurityContext security;

    @GET
    @Path("now")
    public String fail() {
        throw new IllegalStateException("caller is " + name());
    }

    @GET
    @Path("later")
    public void fail(@Suspended AsyncResponse response) {
        String name = name();
        new Thread(() -> response.resume(new IllegalStateException("caller is " + name))).start();
    }

    private String name() {
        return security.getUserPrincipal() == null
                ? "unknown"
                : security.getUserPrincipal().getName();
    }
}
