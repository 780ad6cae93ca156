/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds orders. */
@ApplicationScoped
public class Orders {

    private final AtomicInteger calls = new AtomicInteger();

    @Inject OrderRepository repository;

    /** Finds an order; every so manieth call fails. */
    public Order find(int id, int failing) {
        boolean fails = failing > 0 && calls.incrementAndGet() % failing == 0;
        try {
            return fails ? repository.loadFromLostConnection(id) : repository.load(id);
        } catch (IllegalStateException e) {
            throw new OrderException("order " + id + " cannot be read", e);
        }
    }
}
