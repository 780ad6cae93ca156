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

    /** Jersey gives its listener only the exception of the resource. */
    @Override
    String[] messagesIfAMapperFails() {
        return new String[] {"its mapper fails"};
    }
}
