/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Clients of an application in RESTEasy. */
class ResteasyClientAbortsTest extends ClientAbortsTestCase {

    ResteasyClientAbortsTest() {
        super(Implementation.RESTEASY);
    }
}
