/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.ejb.Stateless;

/** An enterprise bean that fails. */
@Stateless
public class LedgerBean {

    public void close() {
        throw new IllegalStateException("the ledger is closed");
    }
}
