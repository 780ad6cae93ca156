/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.annotation.Resource;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.enterprise.concurrent.ManagedExecutorService;

/** An enterprise bean whose work outlives its callers. */
@Stateless
public class ShippingBean {

    @Resource private ManagedExecutorService executor;

    @Asynchronous
    public void ship(String order) {
        throw new IllegalStateException("the van is gone: " + order);
    }

    public void restock(String order) {
        executor.execute(new Restock(order));
    }
}
