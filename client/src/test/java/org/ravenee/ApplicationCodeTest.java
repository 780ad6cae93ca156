/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Shop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ravenee.logging.RavenHandler;
import org.ravenee.spi.FrameVariables;
import org.ravenee.testkit.Callbacks;
import org.ravenee.testkit.Recorder;

/**
 * Methods of the application's objects run on the thread that calls the client, and on no other.
 */
@Timeout(120)
class ApplicationCodeTest {

    private final Recorder recorder = new Recorder();

    @AfterEach
    void close() {
        recorder.close();
    }

    /** Hands a value over to the client. */
    private interface Position {
        void put(Client client, Object value);
    }

    private static Map<String, Position> positions() {
        Map<String, Position> positions = new LinkedHashMap<>();
        positions.put("extra", (c, v) -> c.captureMessage("m", e -> e.extra("x", v)));
        positions.put("extras", (c, v) -> c.captureMessage("m", e -> e.extras(Map.of("x", v))));
        positions.put("data", (c, v) -> c.captureMessage("m", e -> e.data("x", v)));
        positions.put("data extra", (c, v) -> data(c, "extra", Map.of("x", v)));
        positions.put("data tags", (c, v) -> data(c, "tags", Map.of("x", v)));
        positions.put("data modules", (c, v) -> data(c, "modules", Map.of("x", v)));
        positions.put("data contexts", (c, v) -> data(c, "contexts", Map.of("c", Map.of("x", v))));
        positions.put("data fingerprint", (c, v) -> data(c, "fingerprint", List.of(v)));
        positions.put("data user", (c, v) -> data(c, "user", Map.of("x", v)));
        positions.put("data user name", (c, v) -> data(c, "user", Map.of("username", v)));
        positions.put("data request", (c, v) -> data(c, "request", Map.of("data", v)));
        positions.put(
                "data headers",
                (c, v) -> data(c, "request", Map.of("headers", Map.of("Accept", v))));
        positions.put(
                "data breadcrumbs",
                (c, v) -> data(c, "breadcrumbs", List.of(Map.of("data", Map.of("x", v)))));
        positions.put("params", (c, v) -> c.captureMessage("m %s", e -> e.params(v)));
        positions.put("query", (c, v) -> c.captureQuery("select ?", e -> e.params(v)));
        positions.put("capture", (c, v) -> c.capture("my.type", e -> e.message("m").extra("x", v)));
        positions.put(
                "user",
                (c, v) ->
                        c.captureMessage(
                                "m", e -> e.user(User.builder().id("7").data("x", v).build())));
        positions.put(
                "request",
                (c, v) ->
                        c.captureMessage(
                                "m", e -> e.request(HttpRequest.builder().data(v).build())));
        positions.put(
                "breadcrumb of the event",
                (c, v) ->
                        c.captureMessage(
                                "m", e -> e.breadcrumb(crumb -> crumb.message("s").data("x", v))));
        positions.put(
                "breadcrumb",
                (c, v) -> {
                    c.captureBreadcrumb(crumb -> crumb.message("step").data("x", v));
                    c.captureMessage("m");
                });
        positions.put(
                "breadcrumb object",
                (c, v) -> {
                    c.captureBreadcrumb(Breadcrumb.builder().data(Map.of("x", v)).build());
                    c.captureMessage("m");
                });
        positions.put(
                "extra of the context",
                (c, v) -> {
                    c.extraContext(Map.of("x", v));
                    c.captureMessage("m");
                });
        positions.put(
                "user of the context",
                (c, v) -> {
                    c.userContext(User.builder().data(Map.of("x", v)).build());
                    c.captureMessage("m");
                });
        positions.put(
                "request of the context",
                (c, v) -> {
                    c.httpContext(HttpRequest.builder().data(v).build());
                    c.captureMessage("m");
                });
        positions.put("tags of the context", ApplicationCodeTest::tagsOfTheContext);
        positions.put(
                "variables of a frame",
                (c, v) ->
                        c.captureException(
                                Shop.failure(), e -> e.data(FrameVariables.KEY, variables(v))));
        positions.put(
                "captured block",
                (c, v) -> {
                    try {
                        c.captureExceptions()
                                .with(e -> e.extra("x", v))
                                .run(
                                        () -> {
                                            throw new IllegalStateException("failed");
                                        });
                    } catch (IllegalStateException e) {
                        // Reported.
                    }
                });
        positions.put(
                "built event",
                (c, v) -> c.send(c.buildEvent("Message", e -> e.message("m").extra("x", v))));
        positions.put(
                "event of hand",
                (c, v) ->
                        c.send(
                                Event.builder()
                                        .extra(Map.of("x", v))
                                        .contexts(Map.of("c", Map.of("x", v)))
                                        .build()));
        positions.put("parameter of a log record", ApplicationCodeTest::log);
        return positions;
    }

    private static void data(Client client, String key, Object value) {
        client.captureMessage("m", event -> event.data(key, value));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void tagsOfTheContext(Client client, Object value) {
        client.tagsContext((Map) Map.of("x", value));
        client.captureMessage("m");
    }

    private static FrameVariables variables(Object value) {
        return FrameVariables.of(Shop.class.getName(), "failure", Map.of("x", value));
    }

    private static void log(Client client, Object value) {
        LogRecord record = new LogRecord(java.util.logging.Level.SEVERE, "failed: {0}");
        record.setParameters(new Object[] {value});
        new RavenHandler(client).publish(record);
    }

    static Stream<String> valuesAreReadByTheirCaller() {
        return positions().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource
    void valuesAreReadByTheirCaller(String position) {
        for (String kind : new Callbacks().values().keySet()) {
            Callbacks callbacks = new Callbacks();
            Object value = callbacks.values().get(kind);
            recorder.client().context().clear();
            positions().get(position).put(recorder.client(), value);

            List<String> payloads = recorder.payloads();
            assertThat(payloads.get(payloads.size() - 1)).as(kind).contains(Callbacks.TEXT);
            assertThat(callbacks.callers()).as(kind).containsOnly(Thread.currentThread());
        }
    }

    @Test
    void extrasOfTheOptionsAreReadByWhoCreatesTheClient() {
        for (String kind : new Callbacks().values().keySet()) {
            Callbacks callbacks = new Callbacks();
            Object value = callbacks.values().get(kind);
            try (Recorder recorder = new Recorder(options -> options.extra("x", value))) {
                recorder.client().captureMessage("m");

                assertThat(recorder.payloads().get(0)).as(kind).contains(Callbacks.TEXT);
                assertThat(callbacks.callers()).as(kind).containsOnly(Thread.currentThread());
            }
        }
    }

    private static Map<String, Position> waysToReport() {
        Map<String, Position> ways = new LinkedHashMap<>();
        ways.put("captureException", (c, t) -> c.captureException((Throwable) t));
        ways.put(
                "captureException with",
                (c, t) -> c.captureException((Throwable) t, e -> e.tag("a", "b")));
        ways.put("data exception", (c, t) -> data(c, "exception", t));
        ways.put(
                "log record",
                (c, t) -> {
                    LogRecord record = new LogRecord(java.util.logging.Level.SEVERE, "failed");
                    record.setThrown((Throwable) t);
                    new RavenHandler(c).publish(record);
                });
        ways.put(
                "built event",
                (c, t) -> c.send(c.buildEvent("Exception", event -> event.data("exception", t))));
        ways.put(
                "captured block",
                (c, t) -> {
                    try {
                        c.captureExceptions()
                                .call(
                                        () -> {
                                            throw (Exception) t;
                                        });
                    } catch (Exception e) {
                        // Reported.
                    }
                });
        return ways;
    }

    static Stream<String> exceptionsAreReadByTheirCaller() {
        return waysToReport().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource
    void exceptionsAreReadByTheirCaller(String way) {
        for (String kind : new Callbacks().throwables().keySet()) {
            Callbacks callbacks = new Callbacks();
            Throwable throwable = callbacks.throwables().get(kind);
            waysToReport().get(way).put(recorder.client(), throwable);

            List<Event> events = recorder.events();
            assertThat(events.get(events.size() - 1).exceptions())
                    .as(kind)
                    .extracting(ExceptionValue::value)
                    .contains(Callbacks.TEXT);
            assertThat(callbacks.callers()).as(kind).containsOnly(Thread.currentThread());
        }
    }

    @Test
    void whetherAFailureWasReportedIsFoundOutOnTheCallersThread() {
        for (String kind : new Callbacks().throwables().keySet()) {
            Callbacks callbacks = new Callbacks();
            Throwable throwable = callbacks.throwables().get(kind);
            recorder.client().captureException(throwable);
            recorder.client().captureException(new IllegalStateException("wrapper", throwable));
            recorder.events();

            assertThat(callbacks.callers()).as(kind).containsOnly(Thread.currentThread());
        }
    }

    /** A value that each thread has one of. */
    private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

    private static final class OfTenant {
        @Override
        public String toString() {
            return "of " + TENANT.get();
        }
    }

    @Test
    void aValueThatReadsAThreadLocalSeesTheCallers() {
        TENANT.set("acme");
        try {
            recorder.client().captureMessage("m", e -> e.extra("tenant", new OfTenant()));
        } finally {
            TENANT.remove();
        }

        assertThat(recorder.event().extra()).containsEntry("tenant", "of acme");
    }

    /** Captures itself while it holds its own lock. */
    private static final class Account {
        private final Client client;

        Account(Client client) {
            this.client = client;
        }

        synchronized void close() {
            client.captureMessage("closed", e -> e.extra("account", this));
        }

        @Override
        public synchronized String toString() {
            return "account 7";
        }
    }

    @Test
    void aValueMayNeedALockThatTheCallerHolds() {
        new Account(recorder.client()).close();

        assertThat(recorder.event().extra()).containsEntry("account", "account 7");
    }

    /** Takes longer than a client would ever have waited for it. */
    private static final class Slow {
        private final int millis;
        private volatile boolean interrupted;

        Slow(int millis) {
            this.millis = millis;
        }

        @Override
        public String toString() {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (System.nanoTime() - end < 0) {
                LockSupport.parkNanos(end - System.nanoTime());
                interrupted |= Thread.currentThread().isInterrupted();
            }
            return "slow";
        }
    }

    @Test
    void aPauseLosesNoValueAndIsNotHeldAgainstItsClass() {
        Slow slow = new Slow(400);
        recorder.client().captureMessage("m", e -> e.extra("x", slow).extra("y", List.of(slow)));
        recorder.client().captureMessage("m", e -> e.extra("x", new Slow(0)));

        assertThat(recorder.events().get(0).extra())
                .containsEntry("x", "slow")
                .containsEntry("y", List.of("slow"));
        assertThat(recorder.events().get(1).extra()).containsEntry("x", "slow");
        assertThat(slow.interrupted).isFalse();
    }

    @Test
    void aCallerThatWasInterruptedKeepsItsValuesAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        recorder.client()
                .captureException(
                        new IllegalStateException(
                                "failed",
                                new RuntimeException() {
                                    private static final long serialVersionUID = 1L;

                                    @Override
                                    public String getMessage() {
                                        return "worked out";
                                    }
                                }),
                        e -> e.extra("x", new OfTenant()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(recorder.event().extra()).containsEntry("x", "of null");
        assertThat(recorder.event().exceptions().get(0).value()).isEqualTo("worked out");
    }

    /** Waits for the end of its test. */
    private static final class Hanging extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient CountDownLatch end;
        private final transient CountDownLatch asked;

        Hanging(CountDownLatch asked, CountDownLatch end) {
            this.asked = asked;
            this.end = end;
        }

        @Override
        public String getMessage() {
            asked.countDown();
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    return "interrupted";
                }
            }
            return "at last";
        }
    }

    @Test
    void messagesThatHangHangTheirOwnCallersAlone() throws Exception {
        int hanging = 6;
        CountDownLatch asked = new CountDownLatch(hanging);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(hanging);
        try {
            List<Future<EventId>> ids = new java.util.ArrayList<>();
            for (int i = 0; i < hanging; i++) {
                ids.add(
                        callers.submit(
                                () -> recorder.client().captureException(new Hanging(asked, end))));
            }
            asked.await();
            recorder.client()
                    .captureException(
                            new RuntimeException() {
                                private static final long serialVersionUID = 1L;

                                @Override
                                public String getMessage() {
                                    return "healthy";
                                }
                            },
                            e -> e.extra("x", new OfTenant()));

            assertThat(recorder.event().exceptions().get(0).value()).isEqualTo("healthy");
            assertThat(recorder.event().extra()).containsEntry("x", "of null");
            end.countDown();
            for (Future<EventId> id : ids) {
                assertThat(id.get().isPresent()).isTrue();
            }
            assertThat(recorder.events())
                    .filteredOn(event -> "at last".equals(event.exceptions().get(0).value()))
                    .hasSize(hanging);
        } finally {
            end.countDown();
            callers.shutdownNow();
        }
    }

    @Test
    void aMessageIsTheOneOfNoLanguage() {
        recorder.client()
                .captureException(
                        new IllegalStateException("not found") {
                            private static final long serialVersionUID = 1L;

                            @Override
                            public String getLocalizedMessage() {
                                return "nicht gefunden";
                            }
                        });

        assertThat(recorder.event().exceptions().get(0).value()).isEqualTo("not found");
    }

    @Test
    void anExceptionOfApplicationCodeIsShownAsAMarkInPlaceOfTheValue() {
        for (Throwable thrown :
                List.of(
                        new IllegalStateException(),
                        new StackOverflowError(),
                        new OutOfMemoryError(),
                        new NoClassDefFoundError(),
                        new ExceptionInInitializerError(),
                        new java.util.ServiceConfigurationError("none"),
                        new AssertionError(),
                        new java.util.concurrent.CompletionException(new Error()))) {
            Object failing = failing(thrown);
            EventId id =
                    recorder.client()
                            .captureMessage(
                                    "m",
                                    e ->
                                            e.extra("bad", failing)
                                                    .extra("list", List.of(failing, 1))
                                                    .extra("good", 1));

            assertThat(id.isPresent()).isTrue();
            List<Event> events = recorder.events();
            Map<String, Object> extra = events.get(events.size() - 1).extra();
            assertThat(extra.get("bad").toString()).contains(thrown.getClass().getName());
            assertThat(((List<?>) extra.get("list")).get(1)).isEqualTo(1);
            assertThat(extra).containsEntry("good", 1);
        }
    }

    private static Object failing(Throwable thrown) {
        return new Object() {
            @Override
            public String toString() {
                throw ApplicationCodeTest.<RuntimeException>sneaky(thrown);
            }
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void aListThatFailsHalfWayKeepsWhatWasRead() {
        List<Object> failing =
                new java.util.AbstractList<>() {
                    @Override
                    public Object get(int index) {
                        if (index == 2) {
                            throw new IllegalStateException();
                        }
                        return "element " + index;
                    }

                    @Override
                    public int size() {
                        return 10;
                    }
                };
        recorder.client().captureMessage("m", e -> e.extra("x", failing));

        List<?> shown = (List<?>) recorder.event().extra().get("x");
        assertThat(shown).hasSize(3);
        assertThat(shown.subList(0, 2).toString()).isEqualTo("[element 0, element 1]");
        assertThat(shown.get(2).toString()).contains("IllegalStateException");
    }

    /** Captures whatever it is a part of, again and again. */
    private static final class Reporting extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Client client;

        Reporting(Client client) {
            this.client = client;
        }

        @Override
        public String getMessage() {
            client.captureException(new Reporting(client));
            return "reported";
        }

        @Override
        public String toString() {
            client.captureMessage("in toString", e -> e.extra("me", this));
            return "reported";
        }
    }

    @Test
    void valuesThatCaptureThemselvesComeToAnEnd() {
        Client client = recorder.client();
        client.captureMessage("m", e -> e.extra("x", new Reporting(client)));
        assertThat(recorder.events()).hasSizeBetween(1, 10);
        assertThat(recorder.events())
                .anySatisfy(event -> assertThat(event.extra()).containsEntry("x", "reported"));

        client.captureException(new Reporting(client));
        assertThat(recorder.events()).hasSizeBetween(2, 20);
        assertThat(client.captureMessage("next").isPresent()).isTrue();
    }

    /** A thread that holds the lock of an exception after the capture holds up no other event. */
    private static final class Locking extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private synchronized void holdWhile(Runnable work) {
            work.run();
        }
    }

    @Test
    void anExceptionThatIsLockedByItsOwnMethodHoldsUpNoEvent() {
        Locking failure = new Locking();
        failure.holdWhile(
                () -> {
                    recorder.client().captureException(failure);
                    recorder.client().captureMessage("other");

                    assertThat(recorder.events()).hasSize(2);
                });
    }

    @Test
    void suppressedExceptionsAreThoseOfTheCall() {
        Throwable failure = new IllegalStateException("failed");
        failure.addSuppressed(new IllegalStateException("while closing"));
        CountDownLatch busy = new CountDownLatch(1);
        try (Recorder slow =
                new Recorder(
                        options ->
                                options.processors(
                                        event -> {
                                            awaitQuietly(busy);
                                            return event;
                                        }))) {
            slow.client().captureMessage("first");
            slow.client().captureException(failure);
            failure.addSuppressed(new IllegalStateException("after the call"));
            busy.countDown();

            assertThat(slow.events().get(1).exceptions())
                    .extracting(ExceptionValue::value)
                    .containsExactlyInAnyOrder("while closing", "failed");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
