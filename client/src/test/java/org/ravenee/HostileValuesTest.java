/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.internal.values.ForeignCode;
import org.ravenee.internal.values.ValueConverter;
import org.ravenee.testkit.Recorder;

/** Objects whose methods hang cost a bounded time, here guarded by time-outs of whole tests. */
@Timeout(20)
class HostileValuesTest {

    /** Gives up early enough for a test, and late enough for a busy machine. */
    private final Recorder recorder =
            new Recorder(options -> options, new ForeignCode(1_000, 1_000));

    @AfterEach
    void close() {
        recorder.close();
    }

    /** Waits for ever, whatever interrupts it. */
    private static <T> T hang() {
        while (true) {
            LockSupport.park();
            // Or else a thread that was interrupted would run in circles instead of hanging.
            Thread.interrupted();
        }
    }

    static final class Hanging {
        @Override
        public String toString() {
            return hang();
        }
    }

    @Test
    void aTextThatNeverComesIsReplacedByTheNameOfItsClass() {
        recorder.client()
                .captureMessage("m", e -> e.extra("hanging", new Hanging()).extra("other", 1));

        assertThat(recorder.event().extra())
                .containsEntry("hanging", "<" + Hanging.class.getName() + ">")
                .containsEntry("other", 1);
    }

    @Test
    void aClientDoesNotWaitForLongUnlessItIsToldTo() {
        try (Recorder usual = new Recorder(options -> options, new ForeignCode())) {
            usual.client().captureMessage("m", e -> e.extra("hanging", new Hanging()));

            assertThat(usual.event().extra()).containsKey("hanging");
        }
    }

    @Test
    void aClassThatHungIsNotAskedAgain() {
        int asked = 200;
        long before = helpers();
        for (int i = 0; i < asked; i++) {
            recorder.client().captureMessage("m", e -> e.extra("hanging", new Hanging()));
        }

        assertThat(recorder.events()).hasSize(asked);
        assertThat(helpers() - before).isLessThanOrEqualTo(4);
    }

    private static long helpers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("raven-helper"))
                .count();
    }

    @Test
    void whatStandsBesideAHangingValueIsKept() {
        ForeignCode foreign = new ForeignCode(4_000, 4_000);
        Map<String, Object> nested = Map.of("bad", new Hanging(), "good", new Speaking("here"));

        assertThat(new ValueConverter(100, 100, foreign).convert(nested))
                .isEqualTo(Map.of("bad", "<" + Hanging.class.getName() + ">", "good", "here"));
        foreign.close();
    }

    static final class Speaking {
        private final String text;

        Speaking(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Test
    void aListWhoseIteratorHangsIsReplacedByItsName() {
        List<Object> list =
                new AbstractList<>() {
                    @Override
                    public Object get(int index) {
                        return hang();
                    }

                    @Override
                    public int size() {
                        return hang();
                    }
                };
        recorder.client().captureMessage("m", e -> e.extra("list", list));

        assertThat(recorder.event().extra())
                .containsEntry("list", "<" + list.getClass().getName() + ">");
    }

    @Test
    void aMapOfExtrasThatHangsDoesNotHangTheCaller() {
        Map<String, Object> map =
                new AbstractMap<>() {
                    @Override
                    public Set<Entry<String, Object>> entrySet() {
                        return hang();
                    }
                };
        recorder.client().extraContext(map);
        recorder.client().captureMessage("m");

        assertThat(recorder.event().extra())
                .containsOnly(entry("...", "<" + map.getClass().getName() + ">"));
    }

    @Test
    void tagsFromAMapThatHangsDoNotHangTheCaller() {
        Map<String, String> map =
                new AbstractMap<>() {
                    @Override
                    public Set<Entry<String, String>> entrySet() {
                        return hang();
                    }
                };
        recorder.client().captureMessage("m", e -> e.tag("kept", "yes").tags(map));

        assertThat(recorder.event().tags()).containsEntry("kept", "yes");
    }

    record Order(long id, Hanging customer) {}

    @Test
    void aRecordKeepsItsOtherComponents() {
        recorder.client().captureMessage("m", e -> e.extra("order", new Order(7, new Hanging())));

        assertThat(recorder.event().extra())
                .containsEntry(
                        "order", Map.of("id", 7L, "customer", "<" + Hanging.class.getName() + ">"));
    }

    static final class HangingMessage extends Exception {
        @java.io.Serial private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            return hang();
        }
    }

    @Test
    void anExceptionWhoseMessageHangsIsReportedWithoutIt() {
        recorder.client()
                .captureException(new IllegalStateException("outer", new HangingMessage()));
        recorder.client().captureMessage("next");

        assertThat(recorder.events()).hasSize(2);
        List<ExceptionValue> chain = recorder.events().get(0).exceptions();
        assertThat(chain)
                .extracting(ExceptionValue::value)
                .containsExactly("<no message: it takes too long>", "outer");
        assertThat(chain.get(0).frames()).isNotEmpty();
    }

    static final class HangingCause extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            return hang();
        }
    }

    @Test
    void anExceptionWhoseCauseHangsIsReportedAlone() {
        recorder.client().captureException(new HangingCause());

        assertThat(recorder.event().exceptions()).hasSize(1);
    }

    static final class HangingTrace extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1L;

        @Override
        public StackTraceElement[] getStackTrace() {
            return hang();
        }
    }

    @Test
    void anExceptionWhoseTraceHangsIsReportedWithoutFrames() {
        recorder.client().captureException(new HangingTrace());

        assertThat(recorder.event().exceptions().get(0).frames()).isEmpty();
    }

    @Test
    void aHelperThatIsToldToStopServesTheNext() {
        CountDownLatch never = new CountDownLatch(1);
        Object patient =
                new Object() {
                    @Override
                    public String toString() {
                        try {
                            never.await();
                            return "never";
                        } catch (InterruptedException e) {
                            return "interrupted";
                        }
                    }
                };
        recorder.client().captureMessage("m", e -> e.extra("x", patient));
        recorder.client().captureMessage("m", e -> e.extra("x", new Speaking("served")));

        assertThat(recorder.events().get(1).extra()).containsEntry("x", "served");
    }

    @Test
    void anInterruptedCallerStaysInterruptedAndItsEventIsMade() {
        Thread.currentThread().interrupt();
        recorder.client().captureMessage("m", e -> e.extra("x", new Speaking("text")));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(recorder.event().extra()).containsKey("x");
    }

    @Test
    void aBreadcrumbWithAHangingValueIsKept() {
        recorder.client()
                .captureBreadcrumb(crumb -> crumb.message("step").data("x", new Hanging()));
        recorder.client().captureMessage("m");

        assertThat(recorder.event().breadcrumbs())
                .singleElement()
                .satisfies(
                        crumb ->
                                assertThat(crumb.data())
                                        .containsEntry("x", "<" + Hanging.class.getName() + ">"));
    }

    /** Has the same entry again and again. */
    static final class EndlessMap extends AbstractMap<String, Object> {
        @Override
        public Set<Entry<String, Object>> entrySet() {
            return new java.util.AbstractSet<>() {
                @Override
                public Iterator<Entry<String, Object>> iterator() {
                    return java.util.stream.Stream.generate(
                                    () -> Map.<String, Object>entry("x", "y"))
                            .iterator();
                }

                @Override
                public int size() {
                    return Integer.MAX_VALUE;
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anything",
                "tags",
                "extra",
                "contexts",
                "modules",
                "user",
                "request",
                "breadcrumbs",
                "fingerprint",
                "level",
                "timestamp",
                "exception"
            })
    void anEndlessMapIsNoMoreTroubleAsAnAttributeThanAsAParticular(String key) {
        recorder.client().captureMessage("m", e -> e.data(key, new EndlessMap()).tag("last", "y"));

        assertThat(recorder.event().tags()).containsEntry("last", "y");
    }

    @Test
    void ofAFingerprintWithoutAnEndThereIsABeginning() {
        List<Object> huge =
                new AbstractList<>() {
                    @Override
                    public Object get(int index) {
                        return "part " + index;
                    }

                    @Override
                    public int size() {
                        return 1 << 30;
                    }
                };
        recorder.client().captureMessage("m", e -> e.data("fingerprint", huge));

        assertThat(recorder.event().fingerprint()).hasSize(50).contains("part 0");
    }

    @Test
    void aTagWhoseTextHangsIsReplacedByTheNameOfItsClass() {
        Map<String, Object> tags = Map.of("hanging", new Hanging());
        recorder.client().captureMessage("m", e -> e.data("tags", tags).tag("last", "y"));

        assertThat(recorder.event().tags()).containsKeys("hanging", "last");
    }

    /** Takes its time for a text. */
    private static Object slow(int millis) {
        return java.lang.reflect.Proxy.newProxyInstance(
                HostileValuesTest.class.getClassLoader(),
                new Class<?>[] {Runnable.class},
                (proxy, method, arguments) -> {
                    LockSupport.parkNanos(millis * 1_000_000L);
                    return method.getName().equals("toString") ? "slow" : null;
                });
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void manySlowTagsOfAContextTakeTheTimeOfOne() {
        Map<String, Object> tags = new LinkedHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            tags.put("t" + i, slow(30));
        }
        recorder.client().tagsContext((Map) tags);
        recorder.client().captureMessage("m");

        assertThat(recorder.event().tags()).isNotEmpty();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void whatIsBuiltFromEndlessMapsHasTheirBeginning() {
        Map<String, Object> endless = new EndlessMap();
        Client client = recorder.client();
        client.captureBreadcrumb(crumb -> crumb.message("step").data(endless));
        client.userContext(User.builder().id("7").data(endless).build());
        client.httpContext(
                HttpRequest.builder()
                        .url("https://a.example/")
                        .headers((Map) endless)
                        .cookies((Map) endless)
                        .env((Map) endless)
                        .build());
        client.captureMessage("m", e -> e.user(User.builder().id("8").data(endless).build()));

        Event event = recorder.event();
        assertThat(event.breadcrumbs().get(0).data()).containsOnly(entry("x", "y"));
        assertThat(event.user().data()).containsOnly(entry("x", "y"));
        assertThat(event.request().headers()).containsOnly(entry("x", "y"));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void whatClaimsToBeATextMayHaveNoEnd() {
        Map endless = new IdentityHashMap<>(Map.of("x", new EndlessMap(), "n", 1));
        endless.put(new EndlessMap(), 7);
        HttpRequest request = HttpRequest.builder().headers(endless).build();

        assertThat(request.headers())
                .containsEntry("n", "1")
                .containsEntry("x", "<" + EndlessMap.class.getName() + ">");
        assertThat(User.builder().data(endless).build().data()).hasSize(3);
    }

    @Test
    void aMapThatFailsDoesNotSpoilWhatIsBuiltOfIt() {
        Map<String, Object> failing =
                new AbstractMap<>() {
                    @Override
                    public Set<Entry<String, Object>> entrySet() {
                        throw new IllegalStateException();
                    }
                };

        assertThat(Breadcrumb.builder().message("step").data(failing).build().data()).isEmpty();
        assertThat(User.builder().id("7").data(failing).build().id()).isEqualTo("7");
    }

    /** Has causes without an end, each of them found slowly. */
    static final class SlowCause extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // takes long
        public Throwable getCause() {
            LockSupport.parkNanos(30_000_000);
            return new SlowCause();
        }
    }

    @Test
    void causesThatAreFoundSlowlyTakeTheTimeOfOne() {
        Client client = recorder.client();
        client.captureException(new IllegalStateException("so that there is something to find"));
        SlowCause failure = new SlowCause();
        assertThat(client.captureException(failure).isPresent()).isTrue();
        client.captureException(new IllegalStateException("found inside", failure));
        client.captureException(new SlowCause());

        assertThat(recorder.events()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void anEventOfHandThatIsHostileThroughAndThroughIsSent() {
        Map<String, Object> endless = new EndlessMap();
        Event event =
                Event.builder()
                        .extra(endless)
                        .contexts(Map.of("own", endless))
                        .tags(
                                Collections.checkedMap(
                                        new HashMap<>(Map.of("a", "b")),
                                        String.class,
                                        String.class))
                        .build();

        assertThat(recorder.client().send(event).isPresent()).isTrue();
        assertThat(recorder.event().tags()).containsEntry("a", "b");
    }

    @Test
    void anEndlessIteratorEnds() {
        java.util.Collection<Object> endless =
                new java.util.AbstractCollection<>() {
                    @Override
                    public Iterator<Object> iterator() {
                        return java.util.stream.Stream.<Object>generate(() -> "x").iterator();
                    }

                    @Override
                    public int size() {
                        return Integer.MAX_VALUE;
                    }
                };
        recorder.client().captureMessage("m", e -> e.extra("x", endless));

        assertThat((List<?>) recorder.event().extra().get("x")).hasSize(50);
    }
}
