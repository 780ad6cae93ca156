/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.context;

import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

/** A bean with an asynchronous method of Jakarta Concurrency. */
@ApplicationScoped
public class ConcurrentBean {

    @Asynchronous
    public void ship(String text) {
        throw new IllegalStateException(text);
    }

    @Asynchronous
    public CompletableFuture<String> count(String text) {
        throw new IllegalStateException(text);
    }
}
