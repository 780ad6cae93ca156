/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

/**
 * Work without a result that may fail with a checked exception.
 *
 * @param <E> what the work may throw; inferred from a lambda
 */
@FunctionalInterface
public interface ThrowingRunnable<E extends Exception> {

    /**
     * Does the work.
     *
     * @throws E the exception of the work
     */
    void run() throws E;
}
