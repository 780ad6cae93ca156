/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.ravenee.Context;
import org.ravenee.User;

@Path("/checkout")
public class CheckoutResource {

    @Inject Catalogue catalogue;
    @Inject PaymentGateway payments;
    @Inject Context context;

    @POST
    public String buy(@FormParam("product") String id) {
        context.user(User.of("customer-42")).tag("payment", "card");

        var product = catalogue.find(id);
        context.breadcrumb("Into the basket: " + product.name());

        if (product.stock() == 0) {
            throw new OutOfStockException(product);
        }
        payments.charge(product.price());
        return "Thank you.";
    }
}
