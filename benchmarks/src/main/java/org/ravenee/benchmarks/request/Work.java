/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.request;

/** What an application does with the client while it serves a request. */
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
