/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.checkout;

import java.util.function.UnaryOperator;
import org.ravenee.Client;

/** Pays orders. A payment that fails is reported, and the order waits for another attempt. */
public final class Checkout {

    private final Client client;
    private final UnaryOperator<String> gateway;

    public Checkout(Client client, UnaryOperator<String> gateway) {
        this.client = client;
        this.gateway = gateway;
    }

    /** Returns the receipt, or "later". */
    public String pay(String card) {
        try {
            return gateway.apply(card);
        } catch (IllegalStateException e) {
            client.captureException(e, event -> event.extra("card", card).tag("payment", "card"));
            return "later";
        }
    }
}
