/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

/** Publishes parcels, and fails to observe them. */
@ApplicationScoped
public class ParcelBean {

    @Inject private Event<Parcel> parcels;

    public void send(String order) {
        parcels.fireAsync(new Parcel(order));
    }

    void receive(@ObservesAsync Parcel parcel) {
        throw new IllegalStateException("the parcel is lost: " + parcel.order());
    }
}
