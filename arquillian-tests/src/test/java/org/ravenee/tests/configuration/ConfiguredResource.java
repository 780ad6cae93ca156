/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.configuration;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.User;

@Path("/configured")
public class ConfiguredResource {

    @Inject private Client client;
    @Inject private Context context;

    @GET
    @Path("/failing")
    public String failing(@QueryParam("message") String message) {
        context.user(User.of("lovelace"))
                .tag("visitor", "lovelace")
                .breadcrumb("arrival of lovelace");
        throw new IllegalStateException(message);
    }

    @GET
    @Path("/enabled")
    public boolean enabled() {
        return client.isEnabled();
    }

    @GET
    @Path("/captured")
    public String captured() {
        return "id:" + client.captureMessage("hello");
    }
}
