/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.data;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Uses the persistence unit of the application. */
@Stateless
public class Stock {

    static final int QUERIES = 40;

    @PersistenceContext(unitName = "stock")
    private EntityManager entities;

    public void queryInALoop() {
        for (int i = 0; i < QUERIES; i++) {
            entities.createQuery("select i from Item i where i.name = 's3cret " + i + "'")
                    .getResultList();
        }
    }

    public void addTwice() {
        add();
        entities.clear();
        add();
    }

    private void add() {
        entities.persist(new Item(4711, "s3cret"));
        entities.flush();
    }
}
