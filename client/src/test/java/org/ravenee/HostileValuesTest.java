/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ravenee.internal.values.ForeignCode;
import org.ravenee.internal.values.ValueConverter;
import org.ravenee.testkit.Recorder;

/** Objects whose methods hang cost a bounded time, here guarded by time-outs of whole tests. */
@Timeout(20)
class HostileValuesTest {

    private final Recorder recorder = new Recorder();

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
