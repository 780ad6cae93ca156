/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.fullserver;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;

@Singleton
public class Cache {

    @PostConstruct
    void load() {
        throw new IllegalStateException("no data");
    }

    public String get() {
        return "data";
    }
}
