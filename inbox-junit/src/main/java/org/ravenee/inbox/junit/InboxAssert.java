/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.junit;

import java.time.Duration;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the events of the current test. They wait for the expected event, at most for the
 * time of the extension, and return as soon as it is there.
 */
public final class InboxAssert extends AbstractAssert<InboxAssert, InboxExtension> {

    private final Expectation expectation;

    InboxAssert(InboxExtension inbox) {
        this(inbox, inbox.expectation());
    }

    private InboxAssert(InboxExtension inbox, Expectation expectation) {
        super(inbox, InboxAssert.class);
        this.expectation = expectation;
    }

    /**
     * The same with another limit for waiting.
     *
     * @param limit how long to wait at most
     * @return assertions that wait so long
     */
    public InboxAssert within(Duration limit) {
        InboxAssert limited = new InboxAssert(actual, expectation.within(limit));
        return limited.as(info.description());
    }

    /**
     * Waits for an event that meets all conditions.
     *
     * @param expected adds the conditions
     * @return this
     * @throws AssertionError when none arrives in time; the message shows what arrived instead
     */
    public InboxAssert hasEvent(Consumer<ExpectedEvent> expected) {
        return checked(() -> expectation.event(ExpectedEvent.of(expected)));
    }

    /**
     * Waits for a number of events, and fails where there are more then.
     *
     * @param count how many events the test sees
     * @return this
     * @throws AssertionError when there are fewer in time, or more
     */
    public InboxAssert hasEvents(int count) {
        return checked(() -> expectation.events(count));
    }

    /**
     * Fails where an event is there already that the test sees. Does not wait.
     *
     * @return this
     */
    public InboxAssert hasNoEvent() {
        return hasNoEvent(event -> {});
    }

    /**
     * Fails where an event is there already that meets all conditions. Does not wait.
     *
     * @param unexpected adds the conditions
     * @return this
     */
    public InboxAssert hasNoEvent(Consumer<ExpectedEvent> unexpected) {
        return checked(
                () -> expectation.within(Duration.ZERO).noEvent(ExpectedEvent.of(unexpected)));
    }

    /**
     * Watches for a time, and fails as soon as an event arrives.
     *
     * @param time how long to watch
     * @return this
     */
    public InboxAssert hasNoEventFor(Duration time) {
        return checked(() -> expectation.within(time).noEvent(ExpectedEvent.of(event -> {})));
    }

    /**
     * Waits for a check-in of a monitored job.
     *
     * @param monitor the slug of the monitor
     * @param status {@code in_progress}, {@code ok} or {@code error}
     * @return this
     * @throws AssertionError when none arrives in time; the message shows the check-ins that did
     */
    public InboxAssert hasCheckIn(String monitor, String status) {
        return checked(() -> expectation.checkIn(monitor, status));
    }

    /**
     * Fails where an envelope of any test was refused.
     *
     * @return this
     */
    public InboxAssert hasNoRefusal() {
        if (!expectation.inbox().refusals().isEmpty()) {
            failWithMessage("Expected no refusal, but: %s", expectation.inbox().refusals());
        }
        return this;
    }

    /** Adds the description of {@code as(...)} to the message. */
    private InboxAssert checked(Runnable assertion) {
        try {
            assertion.run();
            return this;
        } catch (AssertionError e) {
            String description = info.descriptionText();
            throw description.isEmpty()
                    ? e
                    : new AssertionError("[" + description + "] " + e.getMessage(), e);
        }
    }
}
