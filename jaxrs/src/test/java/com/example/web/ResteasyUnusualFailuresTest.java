/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Unusual failures of an application in RESTEasy whose classes are beans. */
class ResteasyUnusualFailuresTest extends UnusualFailuresTestCase {

    ResteasyUnusualFailuresTest() {
        super(Implementation.RESTEASY, UnusualFailures.CLASSES);
    }
}
