/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

/** A task that fails. */
final class Restock implements Runnable {

    private final String order;

    Restock(String order) {
        this.order = order;
    }

    @Override
    public void run() {
        throw new IllegalStateException("no supplier: " + order);
    }
}
