/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear.library;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ravenee.Client;
import org.ravenee.cdi.Captured;

/** A bean of a library of the EAR: one instance, which all WARs use. */
@ApplicationScoped
public class Catalog {

    @Inject private Client client;

    @Captured
    public void fail() {
        throw new IllegalStateException("thrown by the library");
    }

    public void speak() {
        client.captureMessage("the library speaks");
    }
}
