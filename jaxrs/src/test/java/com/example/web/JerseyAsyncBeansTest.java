/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** An application in Jersey whose resources are beans. */
class JerseyAsyncBeansTest extends MappedAsyncRequestsTestCase {

    JerseyAsyncBeansTest() {
        super(Implementation.JERSEY, AsyncResources.Later.class, AsyncResources.StatusMapper.class);
    }
}
