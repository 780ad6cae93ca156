/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.request;

/** The calls of the client that an application makes while it serves a request. */
public enum Work {
    /** Nothing. */
    NONE,
    /** Two breadcrumbs. */
    TWO_BREADCRUMBS,
    /** Two breadcrumbs and two tags. */
    TWO_BREADCRUMBS_AND_TAGS;

    boolean leavesBreadcrumbs() {
        return this != NONE;
    }

    boolean setsTags() {
        return this == TWO_BREADCRUMBS_AND_TAGS;
    }
}
