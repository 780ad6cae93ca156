/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Unusual failures of an application in Jersey. */
class JerseyUnusualFailuresTest extends UnusualFailuresTestCase {

    JerseyUnusualFailuresTest() {
        super(Implementation.JERSEY);
    }
}
