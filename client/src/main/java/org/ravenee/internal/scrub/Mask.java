/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

/** What stands in the place of a secret. */
public final class Mask {

    /** Eight asterisks, as Raven always showed them. */
    public static final String TEXT = "********";

    private Mask() {}
}
