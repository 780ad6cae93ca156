/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.Stats;
import org.ravenee.Transport;
import org.ravenee.Transport.Outcome;
import org.ravenee.Transport.Result;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.RecordingTransport;

/** The rules of retrying, step by step: no threads, and a clock that the test sets. */
class CourierTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Dsn DSN = Dsn.parse(RecordingTransport.DSN);

    private final Ledger ledger = new Ledger(1000, 1 << 30);
    private long now;
    private final LogCapture captured = new LogCapture();
    private final DeliveryLog log = new DeliveryLog(DSN, () -> now);
    private final EnvelopeWriter envelopes = new EnvelopeWriter(DSN);
    private final Queue<Report> reports = new ArrayDeque<>();
    private final Outbox outbox =
            new Outbox(ledger, new Serializer(List.of(), envelopes, log), log, reports, null);
    private final Pace pace = new Pace(() -> 0);
    private final List<Envelope> sent = new ArrayList<>();
    private final List<CompletableFuture<Result>> answers = new ArrayList<>();
    private Instant wallClock = Instant.parse("2026-11-23T08:00:00Z");
    private final Transport transport = this::send;
    private final Courier courier =
            new Courier(
                    outbox,
                    new Conversation(ledger, envelopes, transport, pace, () -> wallClock),
                    log,
                    pace,
                    Duration.ofSeconds(8).toNanos(),
                    () -> now,
                    () -> {});

    private CompletionStage<Result> send(Envelope envelope) {
        sent.add(envelope);
        CompletableFuture<Result> answer = new CompletableFuture<>();
        answers.add(answer);
        return answer;
    }

    @AfterEach
    void booksAreInOrder() {
        Stats stats = ledger.stats();
        assertThat(stats.accepted())
                .isEqualTo(stats.delivered() + stats.totalDropped() + stats.queued());
        log.logger().await(Long.MAX_VALUE);
        captured.close();
    }

    private List<String> warnings() {
        log.logger().await(Long.MAX_VALUE);
        return captured.warnings();
    }

    private List<String> infos() {
        log.logger().await(Long.MAX_VALUE);
        return captured.infos();
    }

    private EventId submit() {
        Event event = Event.builder().build();
        assertThat(ledger.admit(100)).isTrue();
        reports.add(new Report(event.id(), 100, () -> event));
        return event.id();
    }

    private void answer(int request, Result result) {
        answers.get(request).complete(result);
    }

    private void answerLast(Result result) {
        answer(answers.size() - 1, result);
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
        courier.step();
        answerLast(Result.unavailable("down"));
        long wait = courier.step();
        assertThat(sent).hasSize(1);
        now += wait - 1;
        courier.step();
        assertThat(sent).hasSize(1);
        now += 1;
        courier.step();
        assertThat(sent).hasSize(2);
        assertThat(lastSent()).isEqualTo(id);
    }

    @Test
    void anEventIsSerialisedOnceAndEachSendingHasItsOwnTime() {
        submit();
        courier.step();
        answerLast(Result.unavailable("down"));
        courier.step();
        pass(MINUTE);
        courier.step();
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
        courier.step();
        answer(0, Result.unavailable("down"));
        answer(1, Result.unavailable("down"));
        courier.step();
        pass(MINUTE);
        courier.step();
        assertThat(sent).hasSize(3);
        assertThat(lastSent()).isEqualTo(first);
    }

    @Test
    void whileTheServerIsDownOneRequestAsks() {
        for (int i = 0; i < 20; i++) {
            submit();
        }
        courier.step();
        answers.forEach(answer -> answer.complete(Result.unavailable("down")));
        courier.step();
        int before = sent.size();
        for (int i = 1; i <= 5; i++) {
            pass(MINUTE);
            courier.step();
            courier.step();
            assertThat(sent).hasSize(before + i);
            answerLast(Result.unavailable("down"));
            courier.step();
        }
    }

    @Test
    void anEventThatTheServerCannotTakeDoesNotStopTheOthers() {
        EventId poison = submit();
        for (int i = 0; i < 30; i++) {
            submit();
        }
        for (int i = 0; i < 400 && ledger.stats().queued() > 0; i++) {
            courier.step();
            for (int j = 0; j < sent.size(); j++) {
                boolean isPoison = sent.get(j).eventId().equals(poison);
                answer(j, isPoison ? Result.serverError("died of it") : Result.delivered());
            }
            courier.step();
            pass(MINUTE);
        }
        assertThat(ledger.stats().delivered()).isEqualTo(30);
        assertThat(ledger.stats().dropped()).isEqualTo(Map.of("send_error", 1L));
    }

    @Test
    void attemptsAreBoundedOnceTheServerHasTakenOthers() {
        EventId failing = submit();
        submit();
        for (int i = 0; ledger.stats().queued() > 0; i++) {
            assertThat(i).isLessThan(100);
            courier.step();
            for (int j = 0; j < sent.size(); j++) {
                boolean fails = sent.get(j).eventId().equals(failing);
                answer(j, fails ? Result.serverError("HTTP 500") : Result.delivered());
            }
            courier.step();
            pass(MINUTE);
        }
        assertThat(sent).hasSize(1 + Parcel.MOST_STRIKES + 1);
        assertThat(ledger.stats().dropped()).isEqualTo(Map.of("send_error", 1L));
    }

    @Test
    void attemptsWithoutAResponseAreCountedAsNetworkErrors() {
        EventId failing = submit();
        submit();
        for (int i = 0; i < 100 && ledger.stats().queued() > 0; i++) {
            courier.step();
            for (int j = 0; j < sent.size(); j++) {
                boolean fails = sent.get(j).eventId().equals(failing);
                answer(j, fails ? Result.noResponse("timed out") : Result.delivered());
            }
            courier.step();
            pass(MINUTE);
        }
        assertThat(ledger.stats().dropped()).isEqualTo(Map.of("network_error", 1L));
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "NO_RESPONSE", "UNAVAILABLE"})
    void attemptsHaveNoBoundWhileTheServerTakesNothing(Outcome failure) {
        for (int i = 0; i < 3; i++) {
            submit();
        }
        for (int i = 0; i < 200; i++) {
            courier.step();
            answers.forEach(answer -> answer.complete(new Result(failure, "down", Duration.ZERO)));
            courier.step();
            pass(MINUTE);
        }
        assertThat(ledger.stats().queued()).isEqualTo(3);
    }

    @Test
    void anHourWithoutTheServerCostsNoEvent() {
        for (int i = 0; i < 100; i++) {
            submit();
        }
        long hour = Duration.ofHours(1).toNanos();
        while (now < hour) {
            long wait = courier.step();
            answers.forEach(answer -> answer.complete(Result.unavailable("down")));
            now += wait == Courier.FOREVER ? 0 : wait;
        }
        assertThat(ledger.stats().queued()).isEqualTo(100);
        assertThat(sent).hasSizeLessThan(100);
    }

    @Test
    void flushingInALoopAsksTwiceForEachWaitAndCostsNoEvent() {
        submit();
        int nudges = 0;
        // Less than a parcel's attempts would last.
        long end = Duration.ofMinutes(8).toNanos();
        while (now < end) {
            courier.nudge();
            courier.step();
            answers.forEach(answer -> answer.complete(Result.unavailable("down")));
            courier.step();
            now += Duration.ofMillis(20).toNanos();
            nudges++;
        }
        assertThat(nudges).isGreaterThan(20_000);
        assertThat(sent).hasSizeLessThanOrEqualTo(40);
        assertThat(ledger.stats().queued()).isEqualTo(1);
    }

    @Test
    void aWaitThatTheServerAskedForIsNotCutShort() {
        submit();
        courier.step();
        answerLast(new Result(Outcome.UNAVAILABLE, "HTTP 503", Duration.ofSeconds(30)));
        courier.step();
        pass(Duration.ofSeconds(29));
        courier.nudge();
        courier.hurry();
        courier.step();
        assertThat(sent).hasSize(1);
        pass(Duration.ofSeconds(1));
        courier.step();
        assertThat(sent).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void whateverTimeATransportNamesTheEventIsSettled(Outcome outcome) {
        for (long seconds :
                new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE / 1000, Long.MAX_VALUE}) {
            submit();
            courier.step();
            answers.forEach(
                    answer ->
                            answer.complete(
                                    new Result(outcome, "extreme", Duration.ofSeconds(seconds))));
            courier.step();
            pass(MINUTE.multipliedBy(11));
        }
        courier.step();
        boolean waits = !Conversation.isFinal(outcome);
        assertThat(ledger.stats().queued()).isEqualTo(waits ? 4 : 0);
        assertThat(pace.limitLeft(now) > Pace.PATIENCE).isNotEqualTo(waits);
    }

    @Test
    void aServerThatTakesAnEventAndThenWantsNoneIsNotSaidToTakeThem() {
        for (int i = 0; i < 3; i++) {
            submit();
        }
        courier.step();
        answer(0, new Result(Outcome.DELIVERED, "", Duration.ofSeconds(50)));
        answer(1, Result.delivered());
        courier.step();
        assertThat(warnings()).singleElement().asString().contains("50 s");
        assertThat(infos()).isEmpty();
        pass(MINUTE);
        courier.step();
        assertThat(sent).as("one request, to begin with").hasSize(3);
        answerLast(Result.delivered());
        courier.step();
        assertThat(infos()).singleElement().asString().contains("takes events again");
    }

    @Test
    void reasonsAreQuotedWithoutSecretsAndNotAtLength() {
        submit();
        submit();
        submit();
        courier.step();
        answer(0, Result.rejected("s3cr3tkey is no key " + "x".repeat(5000)));
        answer(1, Result.unavailable("no way to s3cr3tkey@sentry"));
        courier.step();
        pass(MINUTE);
        courier.step();
        answerLast(Result.delivered());
        courier.step();
        assertThat(warnings())
                .hasSize(2)
                .noneMatch(line -> line.contains("s3cr3tkey"))
                .allMatch(line -> line.length() < 500);
        courier.step();
        answerLast(Result.delivered());
        courier.step();
    }

    @Test
    void exceptionsOfATransportAreToldByTheirClassAlone() {
        submit();
        courier.step();
        answers.get(0).completeExceptionally(new IllegalStateException("password hunter2"));
        courier.step();
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("IllegalStateException")
                .doesNotContain("hunter2");
    }

    @Test
    void limitsWithinAMinuteAreWaitedFor() {
        EventId id = submit();
        courier.step();
        answerLast(Result.rateLimited("HTTP 429", Duration.ofSeconds(60)));
        submit();
        courier.step();
        assertThat(ledger.stats().queued()).isEqualTo(2);
        pass(Duration.ofSeconds(59));
        courier.step();
        assertThat(sent).hasSize(1);
        pass(Duration.ofSeconds(1));
        courier.step();
        assertThat(sent.get(1).eventId()).isEqualTo(id);
    }

    @Test
    void longerLimitsDropWhatWaitsAndTellTheServerOnlyWhatItDoesNotKnow() {
        submit();
        courier.step();
        submit();
        submit();
        answerLast(Result.rateLimited("HTTP 429", Duration.ofSeconds(61)));
        courier.step();
        assertThat(ledger.stats().dropped()).isEqualTo(Map.of("ratelimit_backoff", 3L));
        assertThat(ledger.takeUnreported()).isEqualTo(Map.of(LossReason.RATELIMIT_BACKOFF, 2L));
    }

    @Test
    void aTransportThatNeverAnswersIsGivenUpInTime() {
        EventId id = submit();
        assertThat(courier.step()).isEqualTo(Duration.ofSeconds(8).toNanos());
        pass(Duration.ofSeconds(8));
        courier.step();
        assertThat(answers.get(0)).isCancelled();
        pass(MINUTE);
        courier.step();
        assertThat(sent).hasSize(2);
        assertThat(lastSent()).isEqualTo(id);
        answers.get(1).complete(Result.delivered());
        courier.step();
        assertThat(ledger.stats().delivered()).isEqualTo(1);
    }

    @Test
    void transportsThatThrowOrAnswerNothingCountAsUnavailable() {
        submit();
        courier.step();
        answers.get(0).complete(null);
        courier.step();
        pass(MINUTE);
        courier.step();
        answers.get(1).completeExceptionally(new IllegalStateException("broken"));
        courier.step();
        assertThat(ledger.stats().queued()).isEqualTo(1);
    }

    @Test
    void reportsComeBackUntilTheyHaveArrived() {
        ledger.refused(LossReason.QUEUE_OVERFLOW);
        submit();
        courier.step();
        assertThat(sent.get(0).items()).containsExactly("event", "client_report");
        answerLast(Result.unavailable("down"));
        courier.step();
        pass(MINUTE);
        courier.step();
        assertThat(sent.get(1).items()).containsExactly("event", "client_report");
        answerLast(Result.delivered());
        courier.step();
        submit();
        courier.step();
        assertThat(sent.get(2).items()).containsExactly("event");
    }

    @Test
    void aServerThatCannotReadReportsGetsItsEvents() {
        ledger.refused(LossReason.QUEUE_OVERFLOW);
        for (int i = 0; i < 100; i++) {
            submit();
        }
        while (ledger.stats().queued() > 0) {
            courier.step();
            for (int j = 0; j < sent.size(); j++) {
                boolean report = sent.get(j).items().contains("client_report");
                answer(j, report ? Result.rejected("HTTP 400") : Result.delivered());
            }
        }
        assertThat(ledger.stats().dropped()).isEqualTo(Map.of("send_error", 3L));
        assertThat(ledger.stats().delivered()).isEqualTo(97);
    }

    @Test
    void aServerThatComesAndGoesIsNotALineForEachTime() {
        for (int i = 0; i < 100; i++) {
            submit();
            courier.step();
            answerLast(i % 2 == 0 ? Result.unavailable("down") : Result.delivered());
            courier.step();
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
