/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.acme.shop.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Client;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.Mechanism;
import org.ravenee.Processor;
import org.ravenee.Scope;
import org.ravenee.internal.context.ContextStorage;
import org.ravenee.internal.context.CurrentContext;
import org.ravenee.internal.context.OpenTelemetryTrace;
import org.ravenee.internal.values.ThrowableReader;
import org.ravenee.internal.values.ValueConverter;
import org.ravenee.spi.ContextManager;
import org.ravenee.spi.RequestContext;
import org.ravenee.testkit.RecordingTransport;

class DuplicatesTest {

    private static final ThrowableReader READER = new ThrowableReader();

    private final RecordingTransport server = new RecordingTransport();
    private final Client client = server.client();
    private final ContextManager control = (ContextManager) client.context();

    @Test
    void anExceptionIsReportedOnce() {
        Throwable failure = Shop.failure();

        assertThat(client.captureException(failure).isPresent()).isTrue();
        assertThat(client.captureException(failure)).isEqualTo(EventId.NONE);
        assertThat(client.captureException(failure, event -> event.tag("a", "b")))
                .isEqualTo(EventId.NONE);
        assertThat(server.events()).hasSize(1);
    }

    @Test
    void aWrapperOfAReportedExceptionIsNoNewFailure() {
        Throwable failure = Shop.failure();
        RequestContext request = control.begin(null);
        EventId id = client.captureException(failure);
        Throwable wrapper = new RuntimeException(new ExecutionException(failure));

        assertThat(client.captureException(wrapper)).isEqualTo(EventId.NONE);
        assertThat(control.reported(wrapper)).isEqualTo(id);
        request.detach();
    }

    @Test
    void aReportedExceptionIsFoundHoweverDeepItIs() {
        Throwable failure = Shop.failure();
        RequestContext request = control.begin(null);
        client.captureException(failure);
        Throwable wrapper = failure;
        for (int i = 0; i < 10_000; i++) {
            wrapper = new RuntimeException("wrapper", wrapper);
        }

        assertThat(client.captureException(wrapper)).isEqualTo(EventId.NONE);
        request.detach();
    }

    @Test
    void equalExceptionsAreTwoFailures() {
        client.captureException(new AlwaysEqual());
        client.captureException(new AlwaysEqual());

        assertThat(server.events()).hasSize(2);
    }

    @Test
    void aLoopThatFailsEachTimeIsReportedEachTime() {
        for (int i = 0; i < 500; i++) {
            try {
                throw new IllegalStateException("again");
            } catch (IllegalStateException e) {
                assertThat(client.captureException(e).isPresent()).isTrue();
            }
        }

        assertThat(server.events()).hasSize(500);
    }

    @Test
    void theCauseOfWhatWasReportedIsTheSameFailure() {
        Throwable root = new IllegalStateException("root");
        Throwable wrapper = new RuntimeException("outer", new RuntimeException("inner", root));
        RequestContext request = control.begin(null);
        EventId id = client.captureException(wrapper);

        assertThat(client.captureException(wrapper.getCause())).isEqualTo(EventId.NONE);
        assertThat(client.captureException(root)).isEqualTo(EventId.NONE);
        assertThat(client.captureException(new CompletionException(root))).isEqualTo(EventId.NONE);
        assertThat(control.reported(root)).isEqualTo(id);
        request.detach();
    }

    @Test
    void theCauseOfWhatWasNotDrawnIsNotDrawnForAgain() {
        Throwable root = new IllegalStateException("root");
        RequestContext request = control.begin(null);
        client.captureException(new RuntimeException(root), event -> event.sampleRate(0));

        assertThat(client.captureException(root)).isEqualTo(EventId.NONE);
        request.detach();
        assertThat(server.events()).isEmpty();
    }

    @Test
    void newWrappersAroundACauseThatIsRememberedAreNewFailures() {
        Throwable remembered = new IllegalStateException("remembered");
        for (int i = 0; i < 3; i++) {
            Throwable wrapper = new RuntimeException("wrapper " + i, remembered);
            assertThat(client.captureException(wrapper).isPresent()).isTrue();
            assertThat(client.captureException(wrapper)).isEqualTo(EventId.NONE);
        }

        assertThat(server.events()).hasSize(3);
    }

    @Test
    void newWrappersOfAnExecutorAroundACauseThatIsRememberedAreNewFailures() {
        CompletableFuture<Object> remembered = new CompletableFuture<>();
        remembered.completeExceptionally(new IllegalStateException("remembered"));
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(remembered.thenApply(value -> value)::join)
                    .satisfies(e -> assertThat(client.captureException(e).isPresent()).isTrue());
        }

        assertThat(server.events()).hasSize(3);
    }

    @Test
    void inOneRequestNewWrappersAroundACauseThatWasNotReportedAreNewFailures() {
        Throwable remembered = new IllegalStateException("remembered");
        RequestContext request = control.begin(null);
        for (int i = 0; i < 3; i++) {
            client.captureException(new RuntimeException("wrapper " + i, remembered));
        }
        request.detach();

        assertThat(server.events()).hasSize(3);
    }

    @Test
    void inOneRequestAWrapperAroundAReportedExceptionIsThatFailure() {
        Throwable remembered = new IllegalStateException("remembered");
        RequestContext request = control.begin(null);
        client.captureException(remembered);
        for (int i = 0; i < 10; i++) {
            client.captureException(new RuntimeException("attempt " + i, remembered));
        }
        request.detach();

        assertThat(server.events()).hasSize(1);
    }

    @Test
    void aRememberedExceptionThatAnotherRequestWrapsIsANewFailure() {
        Throwable remembered = new IllegalStateException("remembered");
        for (int i = 0; i < 3; i++) {
            RequestContext request = control.begin(null);
            client.captureException(remembered);
            client.captureException(new RuntimeException("request " + i, remembered));
            request.detach();
        }

        // Itself once; the wrapper of the first request is the same failure.
        assertThat(server.events()).hasSize(3);
    }

    @Test
    void futuresThatFailedOnceFailInEachRequest() {
        Throwable remembered = new IllegalStateException("remembered");
        for (int i = 0; i < 3; i++) {
            RequestContext request = control.begin(null);
            EventId id = client.captureException(new CompletionException(remembered));
            assertThat(id.isPresent()).isTrue();
            assertThat(client.captureException(new ExecutionException(remembered)))
                    .isEqualTo(EventId.NONE);
            assertThat(control.reported(new ExecutionException(remembered))).isEqualTo(id);
            request.detach();
        }

        assertThat(server.events()).hasSize(3);
    }

    /** Cannot be initialised. */
    private static final class Broken {
        private static final int VALUE = fail();

        private static int fail() {
            throw new IllegalStateException("no configuration");
        }

        private Broken() {}
    }

    @Test
    void eachUseOfAClassThatCouldNotBeInitialisedIsAFailure() {
        for (int i = 0; i < 2; i++) {
            RequestContext request = i == 0 ? null : control.begin(null);
            for (int use = 0; use < 4; use++) {
                try {
                    assertThat(Broken.VALUE).isZero();
                } catch (LinkageError e) {
                    assertThat(client.captureException(e).isPresent()).isTrue();
                }
            }
            if (request != null) {
                request.detach();
            }
        }

        assertThat(server.events()).hasSize(8);
    }

    @Test
    void anExceptionWithoutATraceIsNeverADuplicate() {
        Throwable constant = new Constant();
        for (int i = 0; i < 5; i++) {
            assertThat(client.captureException(constant).isPresent()).isTrue();
        }
        RequestContext request = control.begin(null);
        for (int i = 0; i < 5; i++) {
            assertThat(client.captureException(constant).isPresent()).isTrue();
        }
        assertThat(client.captureException(new RuntimeException("one", constant)).isPresent())
                .isTrue();
        assertThat(client.captureException(new ExecutionException(constant)).isPresent()).isTrue();
        assertThat(client.captureException(constant).isPresent()).isTrue();
        request.detach();

        assertThat(server.events()).hasSize(13);
    }

    @Test
    void anExceptionWithATraceIsRecognisedThoughItsCauseHasNone() {
        RequestContext request = control.begin(null);
        Throwable wrapper = new RuntimeException("one", new Constant());
        client.captureException(wrapper);

        assertThat(client.captureException(new RuntimeException(wrapper))).isEqualTo(EventId.NONE);
        request.detach();
    }

    private static NullPointerException dereference(Object value) {
        try {
            return value.hashCode() == 0 ? null : null;
        } catch (NullPointerException e) {
            return e;
        }
    }

    @Test
    @Timeout(300)
    void exceptionsThatHotSpotThrowsWithoutATraceAreReportedEachTime() {
        int reported = 0;
        while (reported < 5) {
            NullPointerException failure = dereference(null);
            if (failure.getStackTrace().length == 0) {
                assertThat(client.captureException(failure).isPresent()).isTrue();
                reported++;
            }
        }

        assertThat(server.events()).hasSize(5);
    }

    private static Consumer<EventBuilder> by(String mechanism) {
        return event -> event.mechanism(Mechanism.of(mechanism, false));
    }

    @Test
    void ofAnExceptionWithoutATraceTheLayersOfARequestMakeOneEvent() {
        Throwable constant = new Constant();
        for (int i = 0; i < 3; i++) {
            RequestContext request = control.begin(null);
            EventId id = client.captureException(constant, by("auto.cdi.captured"));
            assertThat(id.isPresent()).isTrue();
            for (Throwable seen : List.of(constant, new ExecutionException(constant))) {
                assertThat(client.captureException(seen, by("auto.http.jaxrs")))
                        .isEqualTo(EventId.NONE);
                assertThat(client.captureException(seen, by("auto.http.servlet")))
                        .isEqualTo(EventId.NONE);
                assertThat(control.reported(seen)).isEqualTo(id);
            }
            request.detach();
        }

        assertThat(server.events()).hasSize(3);
    }

    @Test
    void anExceptionWithoutATraceThatAMethodThrowsAgainIsANewFailure() {
        Throwable constant = new Constant();
        RequestContext request = control.begin(null);
        for (int i = 0; i < 5; i++) {
            client.captureException(constant, by("auto.cdi.captured"));
        }
        for (int i = 0; i < 5; i++) {
            client.captureException(
                    constant, event -> event.mechanism(Mechanism.of("auto.log.jul", true)));
        }
        request.detach();

        assertThat(server.events()).hasSize(10);
    }

    @Test
    void theLayersOfARequestWrapAFailureMoreAndMoreAndMakeOneEvent() {
        Throwable failure = Shop.wrapped();
        RequestContext request = control.begin(null);
        EventId id = client.captureException(failure, by("auto.cdi.captured"));
        Throwable seen = failure;
        for (int i = 0; i < 5; i++) {
            seen = i % 2 == 0 ? new RuntimeException(seen) : new CompletionException(seen);
            assertThat(client.captureException(seen, by("auto.http.jaxrs")))
                    .isEqualTo(EventId.NONE);
            assertThat(control.reported(seen)).isEqualTo(id);
        }
        request.detach();

        assertThat(server.events()).hasSize(1);
    }

    @Test
    void anOuterLayerThatUnwrapsAndWrapsAnewSeesTheSameFailure() {
        Throwable failure = Shop.failure();
        RequestContext request = control.begin(null);
        client.captureException(new CompletionException(failure));
        client.captureException(failure);
        client.captureException(new ExecutionException(failure));
        client.captureException(new RuntimeException(new ExecutionException(failure)));
        request.detach();

        assertThat(server.events()).hasSize(1);
    }

    @Test
    void aFailureIsRecognisedOnAnyThreadOfItsRequest() throws Exception {
        Throwable root = new IllegalStateException("root");
        RequestContext request = control.begin(null);
        RequestContext carried = control.copy();
        EventId id =
                elsewhere(
                        () -> {
                            try (Scope scope = carried.attach()) {
                                return client.captureException(new RuntimeException(root));
                            }
                        });

        assertThat(id.isPresent()).isTrue();
        assertThat(client.captureException(root)).isEqualTo(EventId.NONE);
        assertThat(client.captureException(new ExecutionException(root))).isEqualTo(EventId.NONE);
        assertThat(control.reported(new ExecutionException(root))).isEqualTo(id);
        request.detach();
    }

    @Test
    void anExceptionOfAFutureOfTheSameRequestIsTheFailureOfItsTask() throws Exception {
        RequestContext request = control.begin(null);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Object> future =
                    threads.submit(
                            client.context()
                                    .wrap(
                                            client.captureExceptions()
                                                    .wrap(
                                                            (Callable<Object>)
                                                                    () -> {
                                                                        throw Shop.failure();
                                                                    })));
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(future::get)
                    .satisfies(
                            e -> {
                                assertThat(client.captureException(e)).isEqualTo(EventId.NONE);
                                assertThat(client.captureException(new RuntimeException(e)))
                                        .isEqualTo(EventId.NONE);
                            });
        } finally {
            threads.shutdownNow();
            request.detach();
        }

        assertThat(server.events()).hasSize(1);
    }

    @Test
    void workThatTookAContextAlongIsRecognisedWhereItCameFrom() throws Exception {
        AtomicLong nanos = new AtomicLong();
        ReportedThrowables reported = new ReportedThrowables(READER, nanos::get);
        CurrentContext context =
                new CurrentContext(
                        new ValueConverter(100, 10),
                        0,
                        reported,
                        new ContextStorage(new OpenTelemetryTrace(null)));
        context.tag("a", "b");
        Throwable failure = Shop.failure();
        Callable<ReportedFailure> task =
                () ->
                        reported.claim(
                                reported.occurrence(failure, context.origin()),
                                EventId.random(),
                                Mechanism.GENERIC);
        ReportedFailure claimed = elsewhere(context.wrap(task));
        Throwable wrapper = new RuntimeException(failure);

        assertThat(context.reported(wrapper)).isEqualTo(claimed.id());
        nanos.set(ReportedFailure.MAX_TRAVEL_NANOS + 1);
        assertThat(context.reported(wrapper)).isEqualTo(EventId.NONE);
    }

    @Test
    void outsideOfRequestsAWrapperOnAnotherThreadIsANewFailure() throws Exception {
        Throwable failure = Shop.failure();
        client.captureException(failure);

        assertThat(elsewhere(() -> client.captureException(failure))).isEqualTo(EventId.NONE);
        assertThat(elsewhere(() -> client.captureException(new RuntimeException(failure))))
                .matches(EventId::isPresent);
    }

    @Test
    void aWrapperInAnotherRequestOnTheSameThreadIsANewFailure() {
        Throwable shared = Shop.failure();
        RequestContext first = control.begin(null);
        client.captureException(shared);
        first.detach();
        RequestContext second = control.begin(null);

        assertThat(client.captureException(shared)).isEqualTo(EventId.NONE);
        assertThat(client.captureException(new RuntimeException(shared)).isPresent()).isTrue();
        second.detach();
    }

    @Test
    void aWrapperThatTheContainerSeesAfterTheRequestIsTheSameFailure() {
        ReportedThrowables reported = new ReportedThrowables(READER, () -> 0);
        Throwable failure = Shop.failure();
        reported.claim(reported.occurrence(failure, 7), EventId.random(), Mechanism.GENERIC);

        Throwable wrapper = new RuntimeException(failure);
        assertThat(reported.isReported(reported.occurrence(wrapper, 0))).isTrue();
    }

    private <T> T elsewhere(Callable<T> work) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            return other.submit(work).get();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void onAThreadAFailureTravelsForAShortTime() {
        AtomicLong nanos = new AtomicLong();
        ReportedThrowables reported = new ReportedThrowables(READER, nanos::get);
        Throwable cause = new IllegalStateException("cause");
        Throwable failure = new RuntimeException("failure", cause);
        claim(reported, failure, EventId.random());

        nanos.set(ReportedFailure.MAX_TRAVEL_NANOS);
        assertThat(reported.isReported(reported.occurrence(cause, 0))).isTrue();
        assertThat(reported.isReported(reported.occurrence(new RuntimeException(failure), 0)))
                .isTrue();
        nanos.incrementAndGet();
        assertThat(reported.isReported(reported.occurrence(new RuntimeException(failure), 0)))
                .isFalse();
        assertThat(reported.isReported(reported.occurrence(failure, 0))).isTrue();
        assertThat(reported.isReported(reported.occurrence(cause, 0)))
                .as("it was recognised, and so is reported itself")
                .isTrue();
    }

    @Test
    void inARequestAFailureTravelsForAsLongAsTheRequestTakes() {
        AtomicLong nanos = new AtomicLong();
        ReportedThrowables reported = new ReportedThrowables(READER, nanos::get);
        Throwable failure = Shop.failure();
        reported.claim(reported.occurrence(failure, 7), EventId.random(), Mechanism.GENERIC);
        nanos.set(Long.MAX_VALUE);

        Throwable wrapper = new RuntimeException(failure);
        assertThat(reported.isReported(reported.occurrence(wrapper, 8))).isFalse();
        assertThat(reported.isReported(reported.occurrence(wrapper, 7))).isTrue();
    }

    private static ReportedFailure claim(
            ReportedThrowables reported, Throwable thrown, EventId id) {
        return reported.claim(reported.occurrence(thrown, 0), id, Mechanism.GENERIC);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFailureWhoseEventAProcessorDropsMayBeReportedLater(boolean throwing) {
        boolean[] drops = {true};
        Processor dropping =
                event -> {
                    if (drops[0] && throwing) {
                        throw new IllegalStateException("cannot scrub");
                    }
                    return drops[0] ? null : event;
                };
        try (Client client =
                Client.create(server.options().transport("async").processors(dropping).build())) {
            Throwable failure = Shop.wrapped();
            RequestContext request = ((ContextManager) client.context()).begin(null);
            client.captureException(failure);
            assertThat(client.flush(Duration.ofSeconds(60))).isTrue();
            drops[0] = false;

            assertThat(((ContextManager) client.context()).reported(failure))
                    .isEqualTo(EventId.NONE);
            assertThat(client.captureException(failure).isPresent()).isTrue();
            assertThat(client.captureException(new RuntimeException(failure)))
                    .isEqualTo(EventId.NONE);
            assertThat(client.captureException(failure.getCause())).isEqualTo(EventId.NONE);
            request.detach();
            assertThat(client.flush(Duration.ofSeconds(60))).isTrue();
        }

        assertThat(server.events()).hasSize(1);
    }

    @Test
    void aConstantWithATraceIsReportedOnceItselfAndInEachWrapper() throws Exception {
        for (int i = 0; i < 3; i++) {
            RequestContext request = control.begin(null);
            client.captureException(SHARED);
            request.detach();
        }
        assertThat(server.events()).hasSize(1);
        for (int i = 0; i < 3; i++) {
            RequestContext request = control.begin(null);
            client.captureException(new IllegalStateException("request " + i, SHARED));
            request.detach();
        }
        assertThat(server.events()).hasSize(4);
    }

    private static final IllegalStateException SHARED = new IllegalStateException("shared");

    @Test
    void anExceptionThatIsOnlySuppressedIsAFailureOfItsOwn() {
        Throwable suppressed = new IllegalStateException("while closing");
        Throwable failure = Shop.failure();
        failure.addSuppressed(suppressed);
        client.captureException(failure);

        assertThat(client.captureException(suppressed).isPresent()).isTrue();
    }

    @Test
    void aFailureThatWasRefusedMayBeReportedLater() {
        boolean[] drops = {true};
        Client client =
                Client.create(
                        server.options().processors(event -> drops[0] ? null : event).build());
        Throwable failure = Shop.wrapped();
        assertThat(client.captureException(failure)).isEqualTo(EventId.NONE);
        drops[0] = false;

        // The same instance, which is a duplicate unless the first report was withdrawn.
        assertThat(client.captureException(failure).isPresent()).isTrue();
        assertThat(client.captureException(failure.getCause())).isEqualTo(EventId.NONE);
        assertThat(server.events()).hasSize(1);
    }

    /** Captures on many threads of one request at once; returns how many events were made. */
    private int together(List<? extends Throwable> thrown) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(thrown.size());
        RequestContext request = control.begin(null);
        try {
            CyclicBarrier start = new CyclicBarrier(thrown.size());
            List<Future<EventId>> ids = new ArrayList<>();
            for (Throwable seen : thrown) {
                RequestContext carried = control.copy();
                ids.add(
                        threads.submit(
                                () -> {
                                    try (Scope scope = carried.attach()) {
                                        start.await();
                                        return client.captureException(seen);
                                    }
                                }));
            }
            int present = 0;
            for (Future<EventId> id : ids) {
                present += id.get().isPresent() ? 1 : 0;
            }
            return present;
        } finally {
            request.detach();
            threads.shutdownNow();
        }
    }

    @Test
    void threadsOfOneRequestThatCaptureOneExceptionAtOnceReportItOnce() throws Exception {
        for (int round = 0; round < 100; round++) {
            assertThat(together(Collections.nCopies(8, Shop.failure()))).isEqualTo(1);
        }
    }

    @Test
    void threadsOfOneRequestThatGetItFromAFutureAtOnceReportItOnce() throws Exception {
        for (int round = 0; round < 100; round++) {
            Throwable failure = Shop.wrapped();
            List<Throwable> seen = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                seen.add(i % 2 == 0 ? new ExecutionException(failure) : failure);
            }
            assertThat(together(seen)).isEqualTo(1);
        }
    }

    @Test
    void threadsThatCaptureOneExceptionAtOnceReportItOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CyclicBarrier start = new CyclicBarrier(4);
            for (int round = 0; round < 500; round++) {
                Throwable failure = Shop.failure();
                List<Future<EventId>> ids = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    ids.add(
                            threads.submit(
                                    () -> {
                                        start.await();
                                        return client.captureException(failure);
                                    }));
                }
                int present = 0;
                for (Future<EventId> id : ids) {
                    present += id.get().isPresent() ? 1 : 0;
                }
                assertThat(present).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.events()).hasSize(500);
    }

    @Test
    void aReportedExceptionIsForgottenOnceItIsUnreachable() {
        ReportedThrowables reported = new ReportedThrowables(READER, () -> 0);
        for (int i = 0; i < 1_000; i++) {
            claim(reported, new ExecutionException(Shop.wrapped()), EventId.random());
        }
        Throwable alive = Shop.failure();
        EventId id = EventId.random();
        claim(reported, alive, id);

        await().until(
                        () -> {
                            System.gc();
                            return reported.size() == 1;
                        });
        assertThat(reported.find(new RuntimeException(alive), 0)).isEqualTo(id);
    }

    @Test
    void ofAnEndlessChainOnlySoMuchIsRemembered() {
        ReportedThrowables reported = new ReportedThrowables(READER, () -> 0);
        Throwable chain = Shop.failure();
        for (int i = 0; i < 10_000; i++) {
            chain = new RuntimeException("wrapper", chain);
        }

        assertThat(claim(reported, chain, EventId.random())).isNotNull();
        assertThat(reported.size()).isEqualTo(50);
    }

    @Test
    void aRefusedReportIsForgottenWithAllItsCauses() {
        ReportedThrowables reported = new ReportedThrowables(READER, () -> 0);
        Throwable failure = Shop.wrapped();
        EventId id = EventId.random();
        claim(reported, failure, id).run();

        assertThat(reported.size()).isZero();
    }

    @Test
    void theSlowerOfTwoReportsLeavesNothingBehind() {
        ReportedThrowables reported = new ReportedThrowables(READER, () -> 0);
        Throwable failure = Shop.failure();
        EventId first = EventId.random();
        Throwable wrapper = new RuntimeException(failure);
        claim(reported, failure, first);

        assertThat(claim(reported, wrapper, EventId.random())).isNull();
        assertThat(reported.size()).isOne();
        assertThat(reported.find(failure, 0)).isEqualTo(first);
    }

    @Test
    void aCircleOfCausesIsWalkedOnce() {
        Throwable one = new RuntimeException("one");
        Throwable two = new RuntimeException("two", one);
        one.initCause(two);

        RequestContext request = control.begin(null);
        assertThat(client.captureException(one).isPresent()).isTrue();
        assertThat(client.captureException(two)).isEqualTo(EventId.NONE);
        request.detach();
    }

    @Test
    void aCauseThatCannotBeAskedForIsNone() {
        Throwable liar =
                new RuntimeException("liar") {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public synchronized Throwable getCause() {
                        throw new AssertionError();
                    }
                };

        assertThat(client.captureException(liar).isPresent()).isTrue();
        assertThat(client.captureException(liar)).isEqualTo(EventId.NONE);
    }

    private static final class Constant extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Constant() {
            super("constant", null, false, false);
        }
    }

    private static final class AlwaysEqual extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean equals(Object other) {
            return other instanceof AlwaysEqual;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
