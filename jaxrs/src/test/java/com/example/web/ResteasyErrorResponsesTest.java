/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Responses of an application in RESTEasy. */
class ResteasyErrorResponsesTest extends ErrorResponsesTestCase {

    ResteasyErrorResponsesTest() {
        super(Implementation.RESTEASY);
    }
}
