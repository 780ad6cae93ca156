/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.web;

/** Failures of an application in Jersey whose classes are no beans. */
class JerseyFailingPlacesPlainTest extends MappedFailingPlacesTestCase {

    JerseyFailingPlacesPlainTest() {
        super(Implementation.JERSEY);
    }

    /** Jersey gives its listener only the exception of the resource. */
    @Override
    String[] messagesIfAMapperFails() {
        return new String[] {"its mapper fails"};
    }
}
