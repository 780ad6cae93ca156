/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** An application in RESTEasy whose resources are beans. */
class ResteasyAsyncBeansTest extends MappedAsyncRequestsTestCase {

    ResteasyAsyncBeansTest() {
        super(
                Implementation.RESTEASY,
                AsyncResources.Later.class,
                AsyncResources.StatusMapper.class);
    }
}
