/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.junit;

import java.time.Instant;
import org.ravenee.inbox.ReceivedEvent;

/**
 * The events that a test sees: those of its own project, and those of the project of the class that
 * arrived since it began.
 */
record TestScope(String project, Instant begin) {

    static final String PROJECT_OF_CLASS = "1";

    /** Outside of tests everything is seen that was sent to the project of the class. */
    static final TestScope CLASS = new TestScope(PROJECT_OF_CLASS, Instant.MIN);

    boolean sees(ReceivedEvent event) {
        return sees(event.project(), event.receivedAt());
    }

    boolean sees(String sentTo, Instant receivedAt) {
        return sentTo.equals(project)
                || (sentTo.equals(PROJECT_OF_CLASS) && !receivedAt.isBefore(begin));
    }
}
