/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.resources;

import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.ravenee.tests.twins.failures.Failures;

/** Fails when the transaction is about to be committed. */
record FailingCommit(Throwable failure) implements Synchronization {

    static void in(TransactionSynchronizationRegistry transaction, Throwable failure) {
        transaction.registerInterposedSynchronization(new FailingCommit(failure));
    }

    @Override
    public void beforeCompletion() {
        throw Failures.<RuntimeException>undeclared(failure);
    }

    @Override
    public void afterCompletion(int status) {}
}
