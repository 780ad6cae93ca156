/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Calls by the client of Jersey. */
class JerseyOutgoingCallsTest extends OutgoingCallsTestCase {

    JerseyOutgoingCallsTest() {
        super(Implementation.JERSEY);
    }
}
