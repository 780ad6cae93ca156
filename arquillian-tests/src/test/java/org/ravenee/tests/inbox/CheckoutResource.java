/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.inbox;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.ravenee.Context;

@Path("checkout")
public class CheckoutResource {

    @Inject private Context context;

    @GET
    public String basket() {
        return "1 article";
    }

    @POST
    public String pay(String order) {
        context.tag("payment", "card");
        throw new IllegalStateException("the card of order " + order + " was refused");
    }
}
