/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.orders;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** An entity whose items are loaded one purchase after the other. */
@Entity
public class Purchase {

    @Id private int id;

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.LAZY)
    @JoinColumn(name = "purchase_id")
    private List<Item> items = new ArrayList<>();

    protected Purchase() {}

    Purchase(int id) {
        this.id = id;
        items.add(new Item(id, "geheim " + id));
    }

    List<Item> items() {
        return items;
    }
}
