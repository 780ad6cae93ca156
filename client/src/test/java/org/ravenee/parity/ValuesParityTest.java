/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.TestFactory;
import org.ravenee.HttpRequest;
import org.ravenee.User;
import org.ravenee.testkit.Recorder;
import org.ravenee.testkit.RecordingTransport;

/** Raven's tests of its serializer and its JSON: values are shown as they are. */
class ValuesParityTest {

    /** A type that the application has mapped. */
    public static final class Custom {
        @jakarta.json.bind.annotation.JsonbProperty("own")
        public String form = "example";
    }

    private static final class Mute {
        @Override
        public String toString() {
            throw new IllegalStateException();
        }
    }

    private static List<Object> circle() {
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        return circle;
    }

    private static Map<String, Object> ring() {
        Map<String, Object> ring = new HashMap<>();
        ring.put("ring", ring);
        return ring;
    }

    private static Object nested(int levels, Object innermost) {
        Object value = innermost;
        for (int i = 0; i < levels; i++) {
            value = List.of(value);
        }
        return value;
    }

    @TestFactory
    Table values() {
        Table t = new Table();
        t.extra("101 encoding test_unicode_in_python3: any script", "רונית מגן", "רונית מגן");
        t.row(
                "101 encoding test_unicode_in_python3: nothing is escaped that need not be",
                r -> {
                    r.client().captureMessage("m", e -> e.extra("x", "רונית מגן"));
                    assertThat(r.payloads().get(0)).contains("\"x\":\"רונית מגן\"");
                });
        t.extra("103 encoding test_float: a fraction", 13.0, 13.0);
        t.extra("104 encoding test_bool: true", true, true);
        t.extra("106 encoding test_dict_keys", Map.of("foo", "bar"), Map.of("foo", "bar"));
        t.extra(
                "107 encoding test_dict_keys_utf8_as_unicode",
                Map.of("רונית", 1),
                Map.of("רונית", 1));
        t.extra("109 encoding test_recursive: a list within itself", circle(), List.of("<...>"));
        t.extra(
                "110 encoding test_custom_repr: a form of its own",
                new Custom(),
                Map.of("own", "example"));
        t.extra(
                "112 encoding test_recursion_max_depth: a deep value ends",
                nested(7, 1),
                nested(6, "<" + List.of(1).getClass().getName() + ">"));
        t.extra(
                "113 encoding test_list_max_length",
                o -> o.listMaxLength(3),
                Arrays.asList(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
                List.of(0, 1, 2));
        t.extra(
                "115 encoding test_string_max_length",
                o -> o.stringMaxLength(10),
                "12345678901",
                "1234567...");
        t.extra("116 encoding test_bytes_max_length", new byte[] {1, 2, 3, 4, 5, 6}, "<6 bytes>");
        t.extra("121 json test_uuid", new UUID(0, 1), "00000000-0000-0000-0000-000000000001");
        t.extra(
                "121 json test_datetime",
                Instant.parse("2011-01-01T01:01:01Z"),
                "2011-01-01T01:01:01Z");
        t.extra(
                "122 json test_set",
                new LinkedHashSet<>(List.of("foo", "bar")),
                List.of("foo", "bar"));
        t.row(
                "122 json test_frozenset",
                r -> {
                    r.client().captureMessage("m", e -> e.extra("x", Set.of("foo", "bar")));
                    assertThat(r.event().extra().get("x"))
                            .asInstanceOf(InstanceOfAssertFactories.LIST)
                            .containsExactlyInAnyOrder("foo", "bar");
                });
        t.row(
                "124 json test_unknown_type_with_repr_error: its type says what it is",
                r -> {
                    r.client().captureMessage("m", e -> e.extra("x", new Mute()));
                    assertThat(r.event().extra().get("x"))
                            .asString()
                            .contains(Mute.class.getName());
                });
        t.extra("125 json test_decimal", new BigDecimal("123.45"), new BigDecimal("123.45"));
        return t;
    }

    @TestFactory
    Table odd() {
        Table t = new Table();
        t.row(
                "w7 keys that are no texts",
                r -> {
                    Map<Object, Object> odd = new HashMap<>();
                    odd.put(null, 1);
                    odd.put(List.of(2), 2);
                    r.client().captureMessage("m", e -> e.extra("odd", odd));
                    assertThat(r.event().extra().get("odd")).isEqualTo(Map.of("null", 1, "[2]", 2));
                });
        t.row(
                "NaN in the data of a breadcrumb is valid JSON",
                r -> {
                    r.client().captureBreadcrumb(c -> c.message("m").data("x", Double.NaN));
                    r.client().captureMessage("m");
                    assertThat(RecordingTransport.json(r.payloads().get(0)).toString())
                            .contains("{\"x\":\"NaN\"}");
                });
        t.row(
                "circles in user, request and breadcrumb end",
                r -> {
                    r.client().userContext(User.builder().id("7").data(ring()).build());
                    r.client().httpContext(Table.request().data(ring()).build());
                    r.client().captureBreadcrumb(c -> c.message("m").data(ring()));
                    r.client().captureMessage("m");
                    assertThat(r.event().user().data().toString()).contains("<...>");
                    assertThat(r.event().request().data().toString()).contains("<...>");
                    assertThat(r.event().breadcrumbs().get(0).data().toString()).contains("<...>");
                    assertThat(RecordingTransport.json(r.payloads().get(0))).isNotEmpty();
                });
        endless(t, "extra", (r, map) -> r.client().captureMessage("m", e -> e.extra("x", map)));
        endless(t, "extras", (r, map) -> r.client().captureMessage("m", e -> e.extras(map)));
        endless(t, "data", (r, map) -> r.client().captureMessage("m", e -> e.data("x", map)));
        endless(
                t,
                "data(extra)",
                (r, map) -> r.client().captureMessage("m", e -> e.data("extra", map)));
        endless(
                t,
                "data(tags)",
                (r, map) -> r.client().captureMessage("m", e -> e.data("tags", map)));
        endless(
                t,
                "data(user)",
                (r, map) -> r.client().captureMessage("m", e -> e.data("user", map)));
        endless(t, "tags", (r, map) -> r.client().captureMessage("m", e -> e.tags(map)));
        endless(t, "the tags of the context", (r, map) -> r.client().tagsContext(map));
        endless(
                t,
                "headers and cookies",
                (r, map) ->
                        r.client()
                                .httpContext(
                                        HttpRequest.builder().headers(map).cookies(map).build()));
        endless(t, "the context", (r, map) -> r.client().extraContext(map));
        endless(
                t,
                "a user",
                (r, map) -> r.client().userContext(User.builder().id("7").data(map).build()));
        endless(
                t,
                "a body",
                (r, map) -> r.client().httpContext(HttpRequest.builder().data(map).build()));
        endless(
                t,
                "a breadcrumb",
                (r, map) -> r.client().captureBreadcrumb(c -> c.message("m").data(map)));
        t.row(
                "w16 texts are not quoted twice",
                r -> {
                    r.client().captureMessage("m", e -> e.extra("x", Map.of("name", "it's")));
                    assertThat(r.payloads().get(0)).contains("{\"name\":\"it's\"}");
                });
        t.row(
                "a change of a value after the call has no effect",
                r -> {
                    List<String> list = new ArrayList<>(Set.of("then"));
                    r.client().captureMessage("m", e -> e.extra("list", list));
                    list.set(0, "now");
                    assertThat(r.event().extra()).containsEntry("list", List.of("then"));
                });
        t.row(
                "a caller's maps are not changed by scrubbing",
                r -> {
                    Map<String, Object> extra = new HashMap<>(Map.of("password", "geheim"));
                    Map<String, String> headers = new HashMap<>(Map.of("Cookie", "sid=geheim"));
                    byte[] body = "password=geheim".getBytes(StandardCharsets.UTF_8);
                    r.client().httpContext(Table.request().headers(headers).data(body).build());
                    r.client().extraContext(extra);
                    r.client().captureMessage("m", e -> e.extra("map", extra));
                    assertThat(r.payloads().get(0)).doesNotContain("geheim");
                    assertThat(extra).isEqualTo(Map.of("password", "geheim"));
                    assertThat(headers).isEqualTo(Map.of("Cookie", "sid=geheim"));
                    assertThat(body).asString().isEqualTo("password=geheim");
                    assertThat(r.client().context().snapshot().extra())
                            .isEqualTo(Map.of("password", "geheim"));
                });
        return t;
    }

    private static void endless(Table t, String where, BiConsumer<Recorder, Endless> use) {
        t.row(
                "w7 a map without end in " + where + " costs no more than its beginning",
                r -> {
                    Endless map = new Endless();
                    use.accept(r, map);
                    r.client().captureMessage("m");
                    assertThat(r.events()).isNotEmpty();
                    assertThat(map.taken).hasValueLessThan(Endless.MANY);
                });
    }

    /** Says that it is small, and is not; ends only before the tests do. */
    private static final class Endless extends AbstractMap<String, String> {

        static final int MANY = 10_000;

        final AtomicInteger taken = new AtomicInteger();

        @Override
        public Set<Entry<String, String>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Entry<String, String>> iterator() {
                    return Stream.generate(taken::incrementAndGet)
                            .takeWhile(number -> number <= MANY)
                            .map(number -> Map.entry("key" + number, "value"))
                            .iterator();
                }

                @Override
                public int size() {
                    return 3;
                }
            };
        }
    }
}
