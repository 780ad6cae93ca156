/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Responses of an application in Jersey. */
class JerseyErrorResponsesTest extends ErrorResponsesTestCase {

    JerseyErrorResponsesTest() {
        super(Implementation.JERSEY);
    }
}
