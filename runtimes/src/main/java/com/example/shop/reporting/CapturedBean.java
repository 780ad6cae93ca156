/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import org.ravenee.cdi.Captured;

/** A bean whose failures are reported, whatever its caller makes of them. */
@ApplicationScoped
public class CapturedBean {

    @Captured(tags = "payment=card")
    public void charge() {
        throw new IllegalStateException("the card was refused");
    }
}
