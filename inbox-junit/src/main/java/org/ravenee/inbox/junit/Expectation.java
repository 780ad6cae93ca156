/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.junit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ravenee.inbox.CheckIn;
import org.ravenee.inbox.Inbox;
import org.ravenee.inbox.ReceivedEvent;

/** Waits until a test has received the expected events. */
record Expectation(Inbox inbox, TestScope scope, Duration timeout) {

    Expectation within(Duration limit) {
        return new Expectation(inbox, scope, limit);
    }

    ReceivedEvent event(ExpectedEvent expected) {
        return inbox.awaitEvent(e -> scope.sees(e) && expected.isMetBy(e), timeout)
                .orElseThrow(
                        () -> new AssertionError(failure().missing(expected, events(), timeout)));
    }

    /** Waits for a number of events, but not for more of them. */
    List<ReceivedEvent> events(int count) {
        if (count > 0) {
            inbox.awaitEvent(e -> scope.sees(e) && events().size() >= count, timeout);
        }
        List<ReceivedEvent> arrived = events();
        if (arrived.size() != count) {
            throw new AssertionError(failure().wrongNumber(count, arrived));
        }
        return arrived;
    }

    /** Waits for the whole time, unless an event comes. */
    void noEvent(ExpectedEvent unexpected) {
        Optional<ReceivedEvent> found =
                inbox.awaitEvent(e -> scope.sees(e) && unexpected.isMetBy(e), timeout);
        found.ifPresent(
                event -> {
                    throw new AssertionError(failure().unexpected(unexpected, event));
                });
    }

    CheckIn checkIn(String monitor, String status) {
        return inbox.awaitCheckIn(
                        c ->
                                scope.sees(c.project(), c.receivedAt())
                                        && c.monitor().equals(monitor)
                                        && c.status().equals(status),
                        timeout)
                .orElseThrow(() -> new AssertionError(failure().missingCheckIn(monitor, status)));
    }

    List<ReceivedEvent> events() {
        return inbox.events().stream().filter(scope::sees).toList();
    }

    FailureText failure() {
        return new FailureText(inbox, scope);
    }
}
