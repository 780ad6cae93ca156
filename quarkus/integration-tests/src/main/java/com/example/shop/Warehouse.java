/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.ravenee.cdi.Captured;

/** Fails in methods with {@code @Captured} and in an asynchronous observer. */
@ApplicationScoped
public class Warehouse {

    @PostConstruct
    @Captured
    void open() {}

    @Captured(tags = "warehouse=north")
    public void ship(int id) {
        throw new IllegalStateException("cannot ship " + id);
    }

    @Captured(tags = "warehouse=south")
    public Uni<String> shipLater(int id) {
        return Uni.createFrom().failure(new IllegalStateException("cannot ship later " + id));
    }

    /** The build succeeds although Quarkus refuses interceptors of private methods. */
    @Captured
    private void count() {}

    void stocked(@ObservesAsync Stocked event) {
        count();
        throw new IllegalArgumentException("no room for " + event.product());
    }

    /** A product has arrived. */
    public record Stocked(String product) {}
}
