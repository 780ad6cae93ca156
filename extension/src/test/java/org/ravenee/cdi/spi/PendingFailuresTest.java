/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.Transport;

/** Failures that callers may ask for, and work that is tried again. */
class PendingFailuresTest {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicBoolean dropping = new AtomicBoolean();
    private final Client client = Client.create(options());
    private final Reporter reporter = new Reporter(client, options());

    private Options options() {
        return Options.builder()
                .dsn("http://0123456789abcdef0123456789abcdef@localhost/1")
                .processors(
                        event -> {
                            if (dropping.get()) {
                                return null;
                            }
                            events.add(event);
                            return event;
                        })
                .transport(new Discarding())
                .transport("sync")
                .shutdownTimeout(Duration.ZERO)
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void sendsPendingFailuresWhenTheApplicationStops() {
        reporter.handOver(new IllegalStateException("unasked"), "auto.test");
        assertThat(events).isEmpty();

        reporter.stop();

        assertThat(events).hasSize(1);
        assertThat(events.get(0).exceptions().get(0).mechanism().type()).isEqualTo("auto.test");
    }

    @Test
    void sendsNothingThatWasWithdrawn() {
        reporter.handOver(new IllegalStateException("asked"), "auto.test").withdraw();

        reporter.stop();

        assertThat(events).isEmpty();
    }

    @Test
    void sendsNothingThatWasReportedMeanwhile() {
        IllegalStateException failure = new IllegalStateException("escaped");
        reporter.handOver(failure, "auto.test");
        client.captureException(failure);

        reporter.stop();

        assertThat(events).hasSize(1);
    }

    @Test
    void takesTheContextOfTheFailure() {
        client.context().tag("tenant", "acme");
        reporter.handOver(new IllegalStateException("unasked"), "auto.test");
        client.context().clear();

        reporter.stop();

        assertThat(events.get(0).tags()).containsEntry("tenant", "acme");
    }

    @Test
    void keepsNothingThatIsNotToBeReported() {
        Options options = options().toBuilder().sampleRate(0).build();
        Reporter sampling = new Reporter(client, options);
        sampling.handOver(new IllegalStateException("sampled"), "auto.test");

        sampling.stop();

        assertThat(events).isEmpty();
    }

    @Test
    void sendsAfterAWhile() {
        AtomicInteger sent = new AtomicInteger();
        PendingFailures pending = new PendingFailures(Duration.ofMillis(1));

        pending.add(new PendingReport(sent::incrementAndGet));

        Awaitility.await().untilAtomic(sent, org.hamcrest.Matchers.equalTo(1));
        pending.close();
        assertThat(sent).hasValue(1);
    }

    @Test
    void sendsAtOnceWhatComesAfterTheEnd() {
        AtomicInteger sent = new AtomicInteger();
        PendingFailures pending = new PendingFailures(Duration.ofDays(1));
        pending.close();

        pending.add(new PendingReport(sent::incrementAndGet));

        assertThat(sent).hasValue(1);
    }

    @Test
    void keepsABoundedNumberOfReports() {
        AtomicInteger sent = new AtomicInteger();
        PendingFailures pending = new PendingFailures(Duration.ofDays(1));
        for (int i = 0; i < 1_001; i++) {
            pending.add(new PendingReport(sent::incrementAndGet));
        }

        assertThat(sent).hasValue(1);
        pending.close();
        assertThat(sent).hasValue(1_001);
    }

    @Test
    void leavesNoThreadBehind() {
        PendingFailures pending = new PendingFailures(Duration.ofDays(1));
        pending.add(new PendingReport(() -> {}));

        pending.close();

        Awaitility.await()
                .until(
                        () ->
                                Thread.getAllStackTraces().keySet().stream()
                                        .noneMatch(
                                                thread ->
                                                        thread.getName()
                                                                .equals("raven-pending-failures")));
    }

    @Test
    void reportsWorkThatIsTriedAgainOnce() {
        EventId first = report("message 1");
        EventId second = report("message 1");

        assertThat(second).isEqualTo(first);
        assertThat(events).hasSize(1);
    }

    @Test
    void reportsWorkThatIsTriedAgainOnceWhereAnOuterLayerCatchesTheFailure() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            IllegalStateException failure = new IllegalStateException("attempt " + attempt);
            reporter.reportFirst("message 1", failure, "auto.test", event -> {});
            reporter.report(failure, "auto.outer");
        }
        reporter.report(new IllegalStateException("other work"), "auto.outer");

        assertThat(events)
                .extracting(event -> event.exceptions().get(0).value())
                .containsExactly("attempt 1", "other work");
    }

    @Test
    void reportsTriedWorkWhoseFirstEventWasDropped() {
        dropping.set(true);
        report("message 1");
        dropping.set(false);

        assertThat(report("message 1").isPresent()).isTrue();
        assertThat(events).hasSize(1);
    }

    private EventId report(String work) {
        return reporter.reportFirst(work, new IllegalStateException(work), "auto.test", e -> {});
    }

    private static final class Discarding implements Transport {
        @Override
        public Result send(Envelope envelope) {
            return Result.delivered();
        }
    }
}
