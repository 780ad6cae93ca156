/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.acme.shop.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.EventId;
import org.ravenee.internal.values.ThrowableReader;
import org.ravenee.spi.ContextControl;
import org.ravenee.spi.RequestContext;
import org.ravenee.testkit.RecordingTransport;

class DuplicatesTest {

    private static final ThrowableReader READER = new ThrowableReader();

    private final RecordingTransport server = new RecordingTransport();
    private final Client client = server.client();
    private final ContextControl control = (ContextControl) client.context();

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
        EventId id = client.captureException(failure);
        Throwable wrapper = new RuntimeException(new ExecutionException(failure));

        assertThat(client.captureException(wrapper)).isEqualTo(EventId.NONE);
        assertThat(control.reported(wrapper)).isEqualTo(id);
    }

    @Test
    void aReportedExceptionIsFoundHoweverDeepItIs() {
        Throwable failure = Shop.failure();
        client.captureException(failure);
        Throwable wrapper = failure;
        for (int i = 0; i < 10_000; i++) {
            wrapper = new RuntimeException("wrapper", wrapper);
        }

        assertThat(client.captureException(wrapper)).isEqualTo(EventId.NONE);
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
        EventId id = client.captureException(wrapper);

        assertThat(client.captureException(wrapper.getCause())).isEqualTo(EventId.NONE);
        assertThat(client.captureException(root)).isEqualTo(EventId.NONE);
        assertThat(client.captureException(new CompletionException(root))).isEqualTo(EventId.NONE);
        assertThat(control.reported(root)).isEqualTo(id);
    }

    @Test
    void theCauseOfWhatWasNotDrawnIsNotDrawnForAgain() {
        Throwable root = new IllegalStateException("root");
        client.captureException(new RuntimeException(root), event -> event.sampleRate(0));

        assertThat(client.captureException(root)).isEqualTo(EventId.NONE);
        assertThat(server.events()).isEmpty();
    }

    @Test
    void anotherWrapperOfAReportedCauseIsTheSameFailure() {
        Throwable root = new IllegalStateException("root");
        EventId id = client.captureException(new RuntimeException("one", root));
        client.captureException(Shop.failure());
        Throwable again = new RuntimeException("two", new RuntimeException("inside", root));

        assertThat(client.captureException(again)).isEqualTo(EventId.NONE);
        assertThat(control.reported(again)).isEqualTo(id);
        assertThat(client.captureException(root)).isEqualTo(EventId.NONE);
        assertThat(server.events()).hasSize(2);
    }

    @Test
    void aConstantWithoutATraceIsNotTheFailureOfAllThatHaveItAsTheirCause() {
        Throwable constant = new Constant();

        assertThat(client.captureException(new RuntimeException("one", constant)).isPresent())
                .isTrue();
        assertThat(client.captureException(new RuntimeException("two", constant)).isPresent())
                .isTrue();
        assertThat(client.captureException(constant)).isEqualTo(EventId.NONE);
    }

    @Test
    void anExceptionWithoutATraceThatWasReportedItselfIsRecognisedInAWrapper() {
        Throwable failure = new Constant();
        client.captureException(failure);

        assertThat(client.captureException(new RuntimeException(failure))).isEqualTo(EventId.NONE);
    }

    @Test
    void theCauseIsRecognisedOnAnyThread() throws Exception {
        Throwable root = new IllegalStateException("root");
        RequestContext request = control.begin(null);
        EventId id = client.captureException(new RuntimeException(root));
        request.detach();

        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            assertThat(other.submit(() -> client.captureException(root)).get())
                    .isEqualTo(EventId.NONE);
            assertThat(other.submit(() -> control.reported(root)).get()).isEqualTo(id);
        } finally {
            other.shutdownNow();
        }
    }

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

        assertThat(client.captureException(failure.getCause()).isPresent()).isTrue();
        assertThat(server.events()).hasSize(1);
    }

    @Test
    void manyThreadsThatWrapOneFailureReportItOnce() throws Exception {
        int most = 64;
        ExecutorService threads = Executors.newFixedThreadPool(most);
        try {
            CyclicBarrier start = new CyclicBarrier(most);
            for (int round = 1; round <= 20; round++) {
                Throwable failure = Shop.wrapped();
                List<Future<EventId>> ids = new ArrayList<>();
                for (int i = 0; i < most; i++) {
                    Throwable seen = new RuntimeException("wrapper " + i, failure);
                    ids.add(
                            threads.submit(
                                    () -> {
                                        start.await();
                                        return client.captureException(seen);
                                    }));
                }
                for (Future<EventId> id : ids) {
                    id.get();
                }
                assertThat(server.events()).hasSize(round);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void twoThreadsWithOneFailureReportItOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CyclicBarrier start = new CyclicBarrier(4);
            for (int round = 0; round < 500; round++) {
                Throwable failure = Shop.failure();
                List<Future<EventId>> ids = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    Throwable seen = i % 2 == 0 ? failure : new ExecutionException(failure);
                    ids.add(
                            threads.submit(
                                    () -> {
                                        start.await();
                                        return client.captureException(seen);
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
    void whatWasReportedIsForgottenOnceNobodyHasIt() {
        ReportedThrowables reported = new ReportedThrowables(READER);
        for (int i = 0; i < 1_000; i++) {
            reported.claim(READER.causes(new ExecutionException(Shop.wrapped())), EventId.random());
        }
        Throwable alive = Shop.failure();
        EventId id = EventId.random();
        reported.claim(READER.causes(alive), id);

        await().until(
                        () -> {
                            System.gc();
                            return reported.size() == 1;
                        });
        assertThat(reported.find(READER.causes(new RuntimeException(alive)))).isEqualTo(id);
    }

    @Test
    void ofAnEndlessChainOnlySoMuchIsRemembered() {
        ReportedThrowables reported = new ReportedThrowables(READER);
        Throwable chain = Shop.failure();
        for (int i = 0; i < 10_000; i++) {
            chain = new RuntimeException("wrapper", chain);
        }

        assertThat(reported.claim(READER.causes(chain), EventId.random())).isTrue();
        assertThat(reported.size()).isEqualTo(50);
    }

    @Test
    void whatWasRefusedIsForgottenWithAllItsCauses() {
        ReportedThrowables reported = new ReportedThrowables(READER);
        Throwable failure = Shop.wrapped();
        EventId id = EventId.random();
        assertThat(reported.claim(READER.causes(failure), id)).isTrue();
        reported.release(READER.causes(failure), id);

        assertThat(reported.size()).isZero();
    }

    @Test
    void whoIsSlowerLeavesNothingBehind() {
        ReportedThrowables reported = new ReportedThrowables(READER);
        Throwable failure = Shop.failure();
        EventId first = EventId.random();
        Throwable wrapper = new RuntimeException(failure);
        reported.claim(READER.causes(failure), first);

        assertThat(reported.claim(READER.causes(wrapper), EventId.random())).isFalse();
        assertThat(reported.size()).isOne();
        assertThat(reported.find(READER.causes(failure))).isEqualTo(first);
    }

    @Test
    void aCircleOfCausesIsWalkedOnce() {
        Throwable one = new RuntimeException("one");
        Throwable two = new RuntimeException("two", one);
        one.initCause(two);

        assertThat(client.captureException(one).isPresent()).isTrue();
        assertThat(client.captureException(two)).isEqualTo(EventId.NONE);
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
