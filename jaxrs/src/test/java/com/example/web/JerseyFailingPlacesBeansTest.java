/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Failures of an application in Jersey whose classes are beans. */
class JerseyFailingPlacesBeansTest extends MappedFailingPlacesTestCase {

    JerseyFailingPlacesBeansTest() {
        super(Implementation.JERSEY, FailingPlaces.CLASSES);
    }

    /** The interceptor of the mapper sees its exception, which Jersey shows nowhere else. */
    @Override
    String[] messagesIfAMapperFails() {
        return new String[] {"its mapper fails", "unmapped"};
    }
}
