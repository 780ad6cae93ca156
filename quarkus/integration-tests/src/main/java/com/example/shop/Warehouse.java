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

/** Fails by itself, where nobody else reports. */
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

    /** Must not break the build: Quarkus refuses interceptors of private methods. */
    @Captured
    private void count() {}

    void stocked(@ObservesAsync Stocked event) {
        count();
        throw new IllegalArgumentException("no room for " + event.product());
    }

    /** Something has arrived. */
    public record Stocked(String product) {}
}
