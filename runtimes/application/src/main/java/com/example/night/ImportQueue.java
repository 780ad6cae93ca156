/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.night;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The orders that a job imports; a property of the job would need batch to deploy. */
@ApplicationScoped
public class ImportQueue {

    private final Queue<String> orders = new ConcurrentLinkedQueue<>();

    public void add(String order) {
        orders.add(order);
    }

    public String next() {
        return orders.poll();
    }
}
