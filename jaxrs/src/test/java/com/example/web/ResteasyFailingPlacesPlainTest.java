/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Failures of an application in RESTEasy whose classes are no beans. */
class ResteasyFailingPlacesPlainTest extends FailingPlacesTestCase {

    ResteasyFailingPlacesPlainTest() {
        super(Implementation.RESTEASY);
    }
}
