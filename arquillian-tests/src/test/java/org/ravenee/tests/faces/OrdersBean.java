/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.ravenee.Client;

@Named("orders")
@RequestScoped
public class OrdersBean {

    @Inject private Client client;

    public String fail() {
        throw new IllegalStateException("in the action");
    }

    public String getTotal() {
        throw new IllegalStateException("in the getter");
    }

    public String report() {
        client.captureMessage("by hand");
        return null;
    }
}
