/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Request bodies of an application in Jersey. */
class JerseyMalformedBodiesTest extends MalformedBodiesTestCase {

    JerseyMalformedBodiesTest() {
        super(Implementation.JERSEY);
    }
}
