/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server.application;

/** The calls of an error reporter that an application makes itself. */
public interface Reporting {

    /** Adds a breadcrumb to the current request. */
    void breadcrumb(String category, String message);

    /** Sets the user of the current request. */
    void user(String id);

    /** Reports a failure, where the reporter does not see it without such a call. */
    void failed(Throwable failure);

    /** Waits until all events are delivered or given up. */
    void flush();
}
