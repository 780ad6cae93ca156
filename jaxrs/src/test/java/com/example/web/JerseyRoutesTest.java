/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Routes of applications in Jersey. */
class JerseyRoutesTest extends RoutesTestCase {

    JerseyRoutesTest() {
        super(Implementation.JERSEY);
    }
}
