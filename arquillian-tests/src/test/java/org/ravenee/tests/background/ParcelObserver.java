/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.background;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.ObservesAsync;

@Dependent
public class ParcelObserver {

    void receive(@ObservesAsync Parcel parcel) {
        throw new IllegalStateException(parcel.text());
    }
}
