/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.chains;

import jakarta.enterprise.context.RequestScoped;

/** A value that only a thread of the request may read. */
@RequestScoped
public class CurrentTenant {

    private String name = "none";

    public void name(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return "tenant " + name;
    }
}
