/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ravenee.inbox.internal.Receiver;
import org.ravenee.inbox.internal.store.StoredEvent;

/**
 * A local receiver of error events that speaks the Sentry protocol. It keeps the latest 10,000
 * events in memory, hands them to tests and shows them on a web page at {@link #uri()}.
 *
 * <pre>{@code
 * try (Inbox inbox = Inbox.start(0)) {
 *     application.configure("sentry.dsn", inbox.dsn());
 *     application.fail();
 *     ReceivedEvent event = inbox.takeEvent(Duration.ofSeconds(2));
 *     assertThat(event.string("/exception/values/0/type")).isEqualTo("IllegalStateException");
 * }
 * }</pre>
 *
 * <p>It listens on 127.0.0.1 only, takes any key and any project, and refuses envelopes that break
 * the rules of the protocol: with status 400, 401, 413 or 415 and a reason that {@link #refusals()}
 * has too. An envelope may have 5 MiB as it is sent and 20 MiB uncompressed, an event 1 MiB. All
 * events together may take 128 million characters, or a quarter of the heap where that is less;
 * beyond that the oldest go first.
 *
 * <p>Safe for all threads.
 */
public final class Inbox implements AutoCloseable {

    private final Receiver receiver;

    Inbox(Receiver receiver) {
        this.receiver = receiver;
    }

    /**
     * Starts an inbox.
     *
     * @param port 1 to 65535, or 0 for any port that is free
     * @return an inbox that accepts events from now on
     * @throws IllegalArgumentException when the port is out of range
     * @throws UncheckedIOException when the port is taken
     */
    public static Inbox start(int port) {
        return builder().port(port).start();
    }

    /**
     * Starts an inbox with more settings than its port.
     *
     * @return a builder with the default of every setting
     */
    public static InboxBuilder builder() {
        return new InboxBuilder();
    }

    /**
     * The port on which the inbox listens.
     *
     * @return the port on 127.0.0.1
     */
    public int port() {
        return receiver.port();
    }

    /**
     * The DSN for clients. Any other key and project work as well.
     *
     * @return a DSN for project 1
     */
    public String dsn() {
        return receiver.dsn();
    }

    /**
     * The address of the page that shows the events.
     *
     * @return an HTTP address on 127.0.0.1
     */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    /**
     * Waits for an event and takes it: each event is taken once, in the order of arrival. It stays
     * on the web page and in {@link #events()}.
     *
     * @param timeout how long to wait; zero or less looks without waiting
     * @return the oldest event that was not taken yet
     * @throws AssertionError when none arrives in time or the thread is interrupted; the message
     *     lists the events that arrived instead
     */
    public ReceivedEvent takeEvent(Duration timeout) {
        return pollEvent(timeout)
                .orElseThrow(() -> new AssertionError("No event within " + timeout + otherwise()));
    }

    /**
     * As {@link #takeEvent(Duration)}, for tests that expect no event.
     *
     * @param timeout how long to wait; zero or less looks without waiting
     * @return the oldest event that was not taken yet, or empty when none arrives in time
     * @throws AssertionError when the thread is interrupted; it stays so
     */
    public Optional<ReceivedEvent> pollEvent(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        try {
            return receiver.store().take(timeout).map(ReceivedEvent::new);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for an event", e);
        }
    }

    /**
     * Waits for an event that meets a condition. Takes nothing: {@link #takeEvent} still gives each
     * event.
     *
     * @param condition is asked once for each event, in the order of arrival, those that are kept
     *     already first
     * @param timeout how long to wait; zero or less looks without waiting
     * @return the first event that meets it, or empty when none arrives in time
     * @throws AssertionError when the thread is interrupted; it stays so
     */
    public Optional<ReceivedEvent> awaitEvent(
            Predicate<? super ReceivedEvent> condition, Duration timeout) {
        AtomicLong asked = new AtomicLong();
        return await(() -> firstAfter(asked, condition), timeout);
    }

    private Optional<ReceivedEvent> firstAfter(
            AtomicLong asked, Predicate<? super ReceivedEvent> condition) {
        for (StoredEvent stored : receiver.store().oldestFirst()) {
            if (stored.number() > asked.get()) {
                asked.set(stored.number());
                ReceivedEvent event = new ReceivedEvent(stored);
                if (condition.test(event)) {
                    return Optional.of(event);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Waits for a check-in that meets a condition.
     *
     * @param condition is asked for check-ins that are kept, again after each change
     * @param timeout how long to wait; zero or less looks without waiting
     * @return the first check-in that meets it, or empty when none arrives in time
     * @throws AssertionError when the thread is interrupted; it stays so
     */
    public Optional<CheckIn> awaitCheckIn(Predicate<? super CheckIn> condition, Duration timeout) {
        return await(() -> checkIns().stream().filter(condition).findFirst(), timeout);
    }

    private <T> Optional<T> await(Supplier<Optional<T>> question, Duration timeout) {
        try {
            return receiver.store().await(question, timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting", e);
        }
    }

    private String otherwise() {
        List<Refusal> refusals = refusals();
        String refused =
                refusals.isEmpty() ? "" : "; the last envelope was refused: " + refusals.get(0);
        List<ClientReport> reports = clientReports();
        String dropped = reports.isEmpty() ? "" : "; clients dropped: " + reports;
        return refused + dropped;
    }

    /**
     * All events that are kept, taken or not.
     *
     * @return a copy, in the order of arrival
     */
    public List<ReceivedEvent> events() {
        return receiver.store().oldestFirst().stream().map(ReceivedEvent::new).toList();
    }

    /**
     * The check-ins of monitored jobs, the latest 2,000.
     *
     * @return a copy, in the order of arrival
     */
    public List<CheckIn> checkIns() {
        return receiver.store().checkIns().stream().map(CheckIn::of).toList();
    }

    /**
     * The latest 500 lines of client reports.
     *
     * @return a copy, in the order of arrival
     */
    public List<ClientReport> clientReports() {
        return receiver.store().discarded().stream().map(ClientReport::of).toList();
    }

    /**
     * The envelopes that were not taken, the latest 500.
     *
     * @return a copy, newest first
     */
    public List<Refusal> refusals() {
        return receiver.store().refused().stream().map(Refusal::of).toList();
    }

    /** Forgets events, check-ins, client reports and refusals. */
    public void clear() {
        receiver.store().clear();
    }

    /** Stops listening and frees the port. Its events can still be read. Idempotent. */
    @Override
    public void close() {
        receiver.close();
    }
}
