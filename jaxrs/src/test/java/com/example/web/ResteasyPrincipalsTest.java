/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Principals of an application in RESTEasy. */
class ResteasyPrincipalsTest extends PrincipalsTestCase {

    ResteasyPrincipalsTest() {
        super(Implementation.RESTEASY);
    }
}
