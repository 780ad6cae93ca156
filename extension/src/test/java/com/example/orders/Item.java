/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A part of a purchase. */
@Entity
public class Item {

    @Id private int id;

    @Column(unique = true)
    private String name;

    protected Item() {}

    Item(int id, String name) {
        this.id = id;
        this.name = name;
    }

    String name() {
        return name;
    }
}
