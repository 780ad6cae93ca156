/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Request bodies of an application in RESTEasy. */
class ResteasyMalformedBodiesTest extends MalformedBodiesTestCase {

    ResteasyMalformedBodiesTest() {
        super(Implementation.RESTEASY);
    }
}
