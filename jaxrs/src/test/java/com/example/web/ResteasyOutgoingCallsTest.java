/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Calls by the client of RESTEasy. */
class ResteasyOutgoingCallsTest extends OutgoingCallsTestCase {

    ResteasyOutgoingCallsTest() {
        super(Implementation.RESTEASY);
    }
}
