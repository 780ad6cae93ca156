/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Principals of an application in Jersey. */
class JerseyPrincipalsTest extends PrincipalsTestCase {

    JerseyPrincipalsTest() {
        super(Implementation.JERSEY);
    }
}
