/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Failures of an application in RESTEasy whose classes are beans. */
class ResteasyFailingPlacesBeansTest extends MappedFailingPlacesTestCase {

    ResteasyFailingPlacesBeansTest() {
        super(Implementation.RESTEASY, FailingPlaces.CLASSES);
    }

    /** The interceptor reports the mapped exception, the servlet layer that of the mapper. */
    @Override
    String[] messagesIfAMapperFails() {
        return new String[] {"its mapper fails", "unmapped"};
    }
}
