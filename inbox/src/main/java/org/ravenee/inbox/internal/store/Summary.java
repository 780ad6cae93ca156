/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.time.Instant;
import java.util.Optional;

/**
 * The parts of an event that a list shows, so that parsed events need not be kept.
 *
 * @param type the class name of the exception that was thrown
 * @param unhandled whether the event marks the exception as not handled
 * @param group equal for events that are the same failure
 */
public record Summary(
        Level level,
        Optional<String> type,
        Optional<String> message,
        Optional<Instant> timestamp,
        Optional<String> transaction,
        Optional<String> environment,
        Optional<String> release,
        Optional<String> serverName,
        boolean unhandled,
        String group) {

    /** The title of the event in one line. */
    public String title() {
        return type.or(() -> message).orElse("Event without a message");
    }

    /** The line below the title; empty where the message is the title already. */
    public Optional<String> subtitle() {
        return type.isPresent() ? message : Optional.empty();
    }
}
