/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.data;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity. */
@Entity
public class Item {

    @Id private int id;

    private String name;

    protected Item() {}

    Item(int id, String name) {
        this.id = id;
        this.name = name;
    }
}
