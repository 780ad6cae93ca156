/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.chains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ravenee.cdi.Captured;

@ApplicationScoped
@Captured
public class Engine {

    private static final IllegalStateException REMEMBERED = new IllegalStateException("down");

    @Inject Ledger ledger;

    public void failInLedger() {
        ledger.fail();
    }

    public void failWithConstant() {
        throw ConstantException.INSTANCE;
    }

    public void failWithRemembered() {
        throw new IllegalArgumentException("cannot ship", REMEMBERED);
    }
}
