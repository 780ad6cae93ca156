/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/** Loads orders. */
@ApplicationScoped
public class OrderRepository {

    private static final int LINES = 20;

    /** Returns an order. */
    public Order load(int id) {
        List<Order.Line> lines =
                IntStream.range(0, LINES)
                        .mapToObj(i -> new Order.Line("article-" + (id + i), 1 + i % 3, 199 * i))
                        .toList();
        return new Order(id, lines);
    }

    /** Fails as with a database that went away: a chain of four, with the order's exception. */
    public Order loadFromLostConnection(int id) {
        try {
            return query(id);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException("query failed", e);
        }
    }

    private static Order query(int id) {
        try {
            throw new IOException("connection reset while order " + id + " was read");
        } catch (IOException e) {
            throw new UncheckedIOException("no connection", e);
        }
    }
}
