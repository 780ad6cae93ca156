/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.chains;

import jakarta.ejb.Stateless;
import java.util.concurrent.CompletionException;

@Stateless
public class Ledger {

    public void fail() {
        throw new CompletionException(new IllegalStateException("in the ledger"));
    }
}
