/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;

@Path("/products")
@Produces(MediaType.APPLICATION_JSON)
public class ProductResource {

    @Inject Catalogue catalogue;
    @Inject Recommendations recommendations;
    @Inject ExchangeRates rates;
    @Resource ManagedExecutorService executor;

    @GET
    public List<Product> all() {
        return catalogue.all();
    }

    @GET
    @Path("/{id}")
    public Offer offer(@PathParam("id") String id) {
        var product = catalogue.find(id);
        return new Offer(product, alongside(product));
    }

    @GET
    @Path("/{id}/price/{currency}")
    public CompletionStage<Double> price(
            @PathParam("id") String id, @PathParam("currency") String currency) {
        var product = catalogue.find(id);
        return executor.supplyAsync(() -> product.price() * rates.rate(currency));
    }

    /** A page without recommendations is better than no page. */
    private List<Product> alongside(Product product) {
        try {
            return recommendations.alongside(product);
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    public record Offer(Product product, List<Product> alongside) {}
}
