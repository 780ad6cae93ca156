/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import org.ravenee.cdi.Captured;

/** A bean whose failures are reported, handled by their caller or not. */
@ApplicationScoped
public class CapturedBean {

    @Captured(tags = "payment=card")
    public void charge() {
        throw new IllegalStateException("the card was refused");
    }
}
