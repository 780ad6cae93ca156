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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.testkit.Recorder;

/** Objects without an end cost a bounded amount of work, guarded by the time-out of the tests. */
@Timeout(60)
class HostileValuesTest {

    private final Recorder recorder = new Recorder();

    @AfterEach
    void close() {
        recorder.close();
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

        assertThat(recorder.event().fingerprint()).hasSize(100).contains("part 0");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void valuesBuiltFromEndlessMapsHaveTheirFirstEntries() {
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
    void anEndlessMapInThePlaceOfATextIsShownByItsClass() {
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

    /** Has causes without an end. */
    static final class EndlessCause extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1L;

        EndlessCause() {
            super("endless", null, false, false);
        }

        @Override
        public synchronized Throwable getCause() {
            return new EndlessCause();
        }
    }

    @Test
    void ofCausesWithoutAnEndThereIsABeginning() {
        Client client = recorder.client();
        client.captureException(new IllegalStateException("so that there is something to find"));
        client.captureException(new IllegalStateException("outer", new EndlessCause()));

        List<ExceptionValue> chain = recorder.events().get(1).exceptions();
        assertThat(chain).hasSize(50);
        assertThat(chain.get(49).value()).isEqualTo("outer");
    }

    /** Refers to another one of its kind, and so on without an end. */
    static final class EndlessStatement extends java.sql.SQLException {
        @java.io.Serial private static final long serialVersionUID = 1L;

        @Override
        public java.sql.SQLException getNextException() {
            return new EndlessStatement();
        }
    }

    @Test
    void ofNextExceptionsWithoutAnEndThereIsABeginning() {
        recorder.client().captureException(new EndlessStatement());

        assertThat(recorder.event().exceptions()).hasSize(50);
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
