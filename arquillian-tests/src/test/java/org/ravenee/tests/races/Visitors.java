/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.races;

/** Describes the visitor of a request. The application without Raven EE has none of this type. */
public interface Visitors {

    void enter(int number);
}
