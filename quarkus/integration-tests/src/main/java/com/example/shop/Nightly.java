/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ravenee.Context;

/** Work by the clock. */
@ApplicationScoped
public class Nightly {

    @Inject Context context;

    @Scheduled(every = "1h", delayed = "1h", identity = "report")
    void report() {
        context.tag("night", "first");
        throw new IllegalStateException("no report");
    }

    @Scheduled(every = "1h", delayed = "1h", identity = "backup")
    Uni<Void> backup() {
        return Uni.createFrom().failure(new IllegalStateException("no backup"));
    }
}
