/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/**
 * Failures of an application in RESTEasy whose classes are no beans, as singletons of an
 * application are not. RESTEasy does not tell which exception a mapper of such an application got.
 */
class ResteasyFailingPlacesPlainTest extends FailingPlacesTestCase {

    ResteasyFailingPlacesPlainTest() {
        super(Implementation.RESTEASY);
    }

    /** Without an interceptor only the servlet layer sees a failure, that of the mapper. */
    @Override
    String[] messagesIfAMapperFails() {
        return new String[] {"unmapped"};
    }
}
