/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Clients of an application in Jersey. */
class JerseyClientAbortsTest extends ClientAbortsTestCase {

    JerseyClientAbortsTest() {
        super(Implementation.JERSEY);
    }
}
