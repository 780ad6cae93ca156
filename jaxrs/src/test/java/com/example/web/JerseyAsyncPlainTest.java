/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** An application in Jersey whose resources are no beans. */
class JerseyAsyncPlainTest extends MappedAsyncRequestsTestCase {

    JerseyAsyncPlainTest() {
        super(Implementation.JERSEY);
    }
}
