/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/**
 * An application in RESTEasy whose resources and mappers are no beans, as singletons of an
 * application are not. RESTEasy does not tell which exception a mapper of such an application got.
 */
class ResteasyAsyncPlainTest extends AsyncRequestsTestCase {

    ResteasyAsyncPlainTest() {
        super(Implementation.RESTEASY);
    }
}
