/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.catchall;

public class StockResource implements Stock {

    @Override
    public String count() {
        throw new IllegalStateException("miscounted");
    }
}
