/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.Stats;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.internal.envelope.DiscardedItems;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.RecordingTransport;

/** When which event is sent, step by step: no threads, and a clock that the test sets. */
class SendQueueTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Dsn DSN = Dsn.parse(RecordingTransport.DSN);

    /** A request, and what it needs to be settled. */
    private record Request(
            QueuedEnvelope queued, Envelope envelope, Map<DiscardedItems, Long> reported) {}

    private long now;
    private Instant wallClock = Instant.parse("2026-11-23T08:00:00Z");
    private final LogCapture captured = new LogCapture();
    private final DeliveryLog log = new DeliveryLog(DSN, () -> now);
    private final EnvelopeWriter envelopes = new EnvelopeWriter(DSN, List.of());
    private final ClientReportRecorder reports = new ClientReportRecorder();
    private final DeliveryStats stats = new DeliveryStats(1000, 1 << 30, reports);
    private final RetryPolicy policy = new RetryPolicy(() -> 0);
    private final RateLimiter limiter = new RateLimiter();
    private final OutcomeHandler outcomes = new OutcomeHandler(policy, limiter, log, () -> now);
    private final Queue<QueuedEnvelope> accepted = new ConcurrentLinkedQueue<>();
    private final AtomicLong numbers = new AtomicLong();
    private final SendQueue queue =
            new SendQueue(
                    new MemoryQueue(
                            accepted, stats, new EventSerializer(List.of(), envelopes, log)),
                    stats,
                    policy,
                    limiter,
                    log,
                    numbers,
                    () -> now);
    private final List<Request> requests = new ArrayList<>();
    private final List<Envelope> sent = new ArrayList<>();
    private final Set<Request> settled = new HashSet<>();

    /** Sends what may be sent now; returns for how long nothing more may be. */
    private long step() {
        QueuedEnvelope next;
        while ((next = queue.poll()) != null) {
            Map<DiscardedItems, Long> reported = reports.take();
            try {
                Envelope envelope = envelopes.envelope(queue.load(next), reported, wallClock);
                requests.add(new Request(next, envelope, reported));
                sent.add(envelope);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return queue.delay();
    }

    /** The server answers a request, once. */
    private void answer(int number, Result result) {
        Request request = requests.get(number);
        if (settled.add(request)) {
            reports.sent(request.reported(), result.outcome());
            queue.settle(request.queued(), outcomes.handle(request.queued(), result));
        }
    }

    private void answerAll(Result result) {
        for (int i = 0; i < requests.size(); i++) {
            answer(i, result);
        }
    }

    @AfterEach
    void countsAddUp() {
        Stats counts = stats.stats();
        assertThat(counts.accepted())
                .isEqualTo(counts.delivered() + counts.totalDropped() + counts.queued());
        log.await(Long.MAX_VALUE);
        captured.close();
    }

    private List<String> warnings() {
        log.await(Long.MAX_VALUE);
        return captured.warnings();
    }

    private List<String> infos() {
        log.await(Long.MAX_VALUE);
        return captured.infos();
    }

    private EventId submit() {
        Event event = Event.builder().build();
        assertThat(stats.admit(100)).isTrue();
        accepted.add(
                new QueuedEnvelope(
                        numbers.incrementAndGet(), new PendingEvent(event.id(), 100, () -> event)));
        return event.id();
    }

    private void answerLast(Result result) {
        answer(requests.size() - 1, result);
    }

    private void pass(Duration time) {
        now += time.toNanos();
        wallClock = wallClock.plus(time);
    }

    private EventId lastSent() {
        return sent.get(sent.size() - 1).eventId();
    }

    @Test
    void aFailedEventIsSentAgainAfterTheWaitAndNotBefore() {
        EventId id = submit();
        step();
        answerLast(Result.unavailable("down"));
        long wait = step();
        assertThat(sent).hasSize(1);
        now += wait - 1;
        step();
        assertThat(sent).hasSize(1);
        now += 1;
        step();
        assertThat(sent).hasSize(2);
        assertThat(lastSent()).isEqualTo(id);
    }

    @Test
    void anEventIsSerialisedOnceAndEachSendingHasItsOwnTime() {
        submit();
        step();
        answerLast(Result.unavailable("down"));
        step();
        pass(MINUTE);
        step();
        String[] first = RecordingTransport.lines(sent.get(0));
        String[] second = RecordingTransport.lines(sent.get(1));
        assertThat(first[0]).contains("\"sent_at\":\"2026-11-23T08:00:00Z\"");
        assertThat(second[0]).contains("\"sent_at\":\"2026-11-23T08:01:00Z\"");
        assertThat(second[1]).isEqualTo(first[1]);
        assertThat(second[2]).isEqualTo(first[2]);
    }

    @Test
    void aFailedEventGoesBeforeThoseThatWait() {
        EventId first = submit();
        submit();
        submit();
        step();
        answer(0, Result.unavailable("down"));
        answer(1, Result.unavailable("down"));
        step();
        pass(MINUTE);
        step();
        assertThat(sent).hasSize(3);
        assertThat(lastSent()).isEqualTo(first);
    }

    @Test
    void whileTheServerIsDownOneRequestAsks() {
        for (int i = 0; i < 20; i++) {
            submit();
        }
        step();
        answerAll(Result.unavailable("down"));
        step();
        int before = sent.size();
        for (int i = 1; i <= 5; i++) {
            pass(MINUTE);
            step();
            step();
            assertThat(sent).hasSize(before + i);
            answerLast(Result.unavailable("down"));
            step();
        }
    }

    @Test
    void anEventThatTheServerCannotTakeDoesNotStopTheOthers() {
        EventId poison = submit();
        for (int i = 0; i < 30; i++) {
            submit();
        }
        for (int i = 0; i < 400 && stats.stats().queued() > 0; i++) {
            step();
            for (int j = 0; j < sent.size(); j++) {
                boolean isPoison = sent.get(j).eventId().equals(poison);
                answer(j, isPoison ? Result.serverError("died of it") : Result.delivered());
            }
            step();
            pass(MINUTE);
        }
        assertThat(stats.stats().delivered()).isEqualTo(30);
        assertThat(stats.stats().dropped()).isEqualTo(Map.of("send_error", 1L));
    }

    @Test
    void attemptsAreBoundedOnceTheServerHasTakenOthers() {
        EventId failing = submit();
        submit();
        for (int i = 0; stats.stats().queued() > 0; i++) {
            assertThat(i).isLessThan(100);
            step();
            for (int j = 0; j < sent.size(); j++) {
                boolean fails = sent.get(j).eventId().equals(failing);
                answer(j, fails ? Result.serverError("HTTP 500") : Result.delivered());
            }
            step();
            pass(MINUTE);
        }
        assertThat(sent).hasSize(1 + QueuedEnvelope.MOST_STRIKES + 1);
        assertThat(stats.stats().dropped()).isEqualTo(Map.of("send_error", 1L));
    }

    @Test
    void attemptsWithoutAResponseAreCountedAsNetworkErrors() {
        EventId failing = submit();
        submit();
        for (int i = 0; i < 100 && stats.stats().queued() > 0; i++) {
            step();
            for (int j = 0; j < sent.size(); j++) {
                boolean fails = sent.get(j).eventId().equals(failing);
                answer(j, fails ? Result.noResponse("timed out") : Result.delivered());
            }
            step();
            pass(MINUTE);
        }
        assertThat(stats.stats().dropped()).isEqualTo(Map.of("network_error", 1L));
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "NO_RESPONSE", "UNAVAILABLE"})
    void attemptsHaveNoBoundWhileTheServerTakesNothing(Outcome failure) {
        for (int i = 0; i < 3; i++) {
            submit();
        }
        for (int i = 0; i < 200; i++) {
            step();
            answerAll(new Result(failure, "down", Duration.ZERO));
            step();
            pass(MINUTE);
        }
        assertThat(stats.stats().queued()).isEqualTo(3);
    }

    @Test
    void anHourWithoutTheServerCostsNoEvent() {
        for (int i = 0; i < 100; i++) {
            submit();
        }
        long hour = Duration.ofHours(1).toNanos();
        while (now < hour) {
            long wait = step();
            answerAll(Result.unavailable("down"));
            now += wait == EventQueue.FOREVER ? 0 : wait;
        }
        assertThat(stats.stats().queued()).isEqualTo(100);
        assertThat(sent).hasSizeLessThan(100);
    }

    @Test
    void flushingInALoopAsksTwiceForEachWaitAndCostsNoEvent() {
        submit();
        int nudges = 0;
        // The waits between the attempts of one event grow to minutes.
        long end = Duration.ofMinutes(8).toNanos();
        while (now < end) {
            queue.retryNow();
            step();
            answerAll(Result.unavailable("down"));
            step();
            now += Duration.ofMillis(20).toNanos();
            nudges++;
        }
        assertThat(nudges).isGreaterThan(20_000);
        assertThat(sent).hasSizeLessThanOrEqualTo(40);
        assertThat(stats.stats().queued()).isEqualTo(1);
    }

    @Test
    void aWaitThatTheServerAskedForIsNotCutShort() {
        submit();
        step();
        answerLast(new Result(Outcome.UNAVAILABLE, "HTTP 503", Duration.ofSeconds(30)));
        step();
        pass(Duration.ofSeconds(29));
        queue.retryNow();
        queue.drain();
        step();
        assertThat(sent).hasSize(1);
        pass(Duration.ofSeconds(1));
        step();
        assertThat(sent).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void whateverTimeATransportNamesTheEventIsSettled(Outcome outcome) {
        for (long seconds :
                new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE / 1000, Long.MAX_VALUE}) {
            submit();
            step();
            answerAll(new Result(outcome, "extreme", Duration.ofSeconds(seconds)));
            step();
            pass(MINUTE.multipliedBy(11));
        }
        step();
        boolean waits =
                Set.of(Outcome.SERVER_ERROR, Outcome.NO_RESPONSE, Outcome.UNAVAILABLE)
                        .contains(outcome);
        assertThat(stats.stats().queued()).isEqualTo(waits ? 4 : 0);
        assertThat(limiter.isTooLong(now)).isNotEqualTo(waits);
    }

    @Test
    void aServerThatTakesAnEventAndThenWantsNoneIsNotSaidToTakeThem() {
        for (int i = 0; i < 3; i++) {
            submit();
        }
        step();
        answer(0, new Result(Outcome.DELIVERED, "", Duration.ofSeconds(50)));
        answer(1, Result.delivered());
        step();
        assertThat(warnings()).singleElement().asString().contains("50 s");
        assertThat(infos()).isEmpty();
        pass(MINUTE);
        step();
        assertThat(sent).as("one request, to begin with").hasSize(3);
        answerLast(Result.delivered());
        step();
        assertThat(infos()).singleElement().asString().contains("takes events again");
    }

    @Test
    void reasonsAreQuotedWithoutSecretsAndNotAtLength() {
        submit();
        submit();
        submit();
        step();
        answer(0, Result.rejected("s3cr3tkey is no key " + "x".repeat(5000)));
        answer(1, Result.unavailable("no way to s3cr3tkey@sentry"));
        step();
        pass(MINUTE);
        step();
        answerLast(Result.delivered());
        step();
        assertThat(warnings())
                .hasSize(2)
                .noneMatch(line -> line.contains("s3cr3tkey"))
                .allMatch(line -> line.length() < 500);
        step();
        answerLast(Result.delivered());
        step();
    }

    @Test
    void limitsWithinAMinuteAreWaitedFor() {
        EventId id = submit();
        step();
        answerLast(Result.rateLimited("HTTP 429", Duration.ofSeconds(60)));
        submit();
        step();
        assertThat(stats.stats().queued()).isEqualTo(2);
        pass(Duration.ofSeconds(59));
        step();
        assertThat(sent).hasSize(1);
        pass(Duration.ofSeconds(1));
        step();
        assertThat(sent.get(1).eventId()).isEqualTo(id);
    }

    @Test
    void longerLimitsDropWhatWaitsAndTellTheServerOnlyWhatItDoesNotKnow() {
        submit();
        step();
        submit();
        submit();
        answerLast(Result.rateLimited("HTTP 429", Duration.ofSeconds(61)));
        step();
        assertThat(stats.stats().dropped()).isEqualTo(Map.of("ratelimit_backoff", 3L));
        assertThat(reports.take())
                .isEqualTo(Map.of(new DiscardedItems("ratelimit_backoff", "error"), 2L));
    }

    @Test
    void reportsComeBackUntilTheyHaveArrived() {
        stats.refused(DiscardReason.QUEUE_OVERFLOW, true);
        submit();
        step();
        assertThat(sent.get(0).items()).containsExactly("event", "client_report");
        answerLast(Result.unavailable("down"));
        step();
        pass(MINUTE);
        step();
        assertThat(sent.get(1).items()).containsExactly("event", "client_report");
        answerLast(Result.delivered());
        step();
        submit();
        step();
        assertThat(sent.get(2).items()).containsExactly("event");
    }

    @Test
    void aServerThatCannotReadReportsGetsItsEvents() {
        stats.refused(DiscardReason.QUEUE_OVERFLOW, true);
        for (int i = 0; i < 100; i++) {
            submit();
        }
        while (stats.stats().queued() > 0) {
            step();
            for (int j = 0; j < sent.size(); j++) {
                boolean report = sent.get(j).items().contains("client_report");
                answer(j, report ? Result.rejected("HTTP 400") : Result.delivered());
            }
        }
        assertThat(stats.stats().dropped()).isEqualTo(Map.of("send_error", 3L));
        assertThat(stats.stats().delivered()).isEqualTo(97);
    }

    @Test
    void aServerThatComesAndGoesIsNotALineForEachTime() {
        for (int i = 0; i < 100; i++) {
            submit();
            step();
            answerLast(i % 2 == 0 ? Result.unavailable("down") : Result.delivered());
            step();
            pass(Duration.ofSeconds(2));
        }
        assertThat(warnings()).hasSizeBetween(2, 4);
        assertThat(infos()).hasSizeBetween(1, 4);
    }

    @Test
    void negativeWaitsAreNone() {
        assertThat(new Result(Outcome.DELIVERED, "", Duration.ofSeconds(-1)).retryAfter()).isZero();
    }
}
