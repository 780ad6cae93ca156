/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;

/** A CDI bean that hands tasks to the default managed executor. */
@ApplicationScoped
public class RestockBean {

    @Resource private ManagedExecutorService executor;

    public void execute(String order) {
        executor.execute(new Restock(order));
    }

    /** The result of the task is read by no code. */
    public void submit(String order) {
        executor.submit(new Restock(order));
    }

    /** The failure is handled by the caller. */
    public String await(String order) {
        try {
            return String.valueOf(executor.submit(new Restock(order)).get());
        } catch (ExecutionException e) {
            return "restock tomorrow";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
