/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.acme.shop.Shop;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ravenee.logging.RavenHandler;
import org.ravenee.processors.RemovePostDataProcessor;
import org.ravenee.processors.SanitizePasswordsProcessor;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.Recorder;

/**
 * What Raven's own tests ask of Raven, asked of Raven EE: rows bear the numbers of Raven's tests in
 * the order of its test tree, and a name that says what is asked. Then what users of Raven
 * complained about, with the number of the complaint.
 *
 * <p>Values are shown as they are: where Raven put quotes round texts and wrote numbers as texts,
 * Raven EE has plain JSON values. Rows that mean nothing in Java:
 *
 * <ul>
 *   <li>1 to 14, the state of a client that drops everything while a server is down: Raven EE
 *       retries, see the tests of delivery;
 *   <li>8 the first client is a global: there is no global client, one is created or injected;
 *   <li>16 a caller's own authentication header: a {@link Transport} of one's own does it;
 *   <li>26 the exception being handled: Java has none, it is passed;
 *   <li>38 explicit frames: a throwable brings its own, {@code stack(true)} adds the caller's;
 *   <li>52 paths of repositories, 61 and 62 handlers for single loggers (a filter of {@code
 *       java.util.logging} is one), 82 handlers already configured;
 *   <li>89 registered schemes: a transport is an object, not a scheme;
 *   <li>92 to 100, threads, forks and event loops of Python: see the tests of delivery;
 *   <li>119 encodings of source files: Java's are read as UTF-8;
 *   <li>127 to 133 and 142 to 145, WSGI: see the servlet filter;
 *   <li>136, 139 and 140, imports and versions of Python packages: 134 stands for them;
 *   <li>185 to 220, frameworks of Python: see the servlet filter, JAX-RS and CDI.
 * </ul>
 */
class ParityTest {

    private interface Row {
        void check(Recorder recorder) throws Exception;
    }

    private static DynamicTest row(String name, Row row) {
        return row(name, options -> options, row);
    }

    private static DynamicTest row(String name, UnaryOperator<Options.Builder> with, Row row) {
        return dynamicTest(
                name,
                () -> {
                    try (Recorder recorder = new Recorder(with)) {
                        row.check(recorder);
                    }
                });
    }

    private static DynamicTest extra(String name, Object value, Object shown) {
        return extra(name, options -> options, value, shown);
    }

    private static DynamicTest extra(
            String name, UnaryOperator<Options.Builder> with, Object value, Object shown) {
        return row(
                name,
                with,
                r -> {
                    r.client().captureMessage("m", e -> e.extra("x", value));
                    assertThat(r.event().extra().get("x")).isEqualTo(shown);
                });
    }

    static class Foo extends RuntimeException {
        @java.io.Serial private static final long serialVersionUID = 1L;

        Foo() {
            super("foo");
        }
    }

    static final class Bar extends Foo {
        @java.io.Serial private static final long serialVersionUID = 1L;
    }

    private static List<String> types(Event event) {
        return event.exceptions().stream().map(ExceptionValue::type).toList();
    }

    private static void ignored(Recorder recorder, RuntimeException failure) {
        assertThat(recorder.client().captureException(failure)).isEqualTo(EventId.NONE);
        assertThat(recorder.client().shouldCapture(failure)).isFalse();
        assertThat(recorder.events()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> client() {
        return Stream.of(
                row(
                        "17 a transport that throws does not reach the application",
                        o -> o.transport(new Failing()),
                        r ->
                                assertThatCode(() -> r.client().captureMessage("m"))
                                        .doesNotThrowAnyException()),
                row(
                        "20 public DSN",
                        r -> {
                            assertThat(r.client().getPublicDsn())
                                    .contains("//public@raven.invalid/1");
                            assertThat(r.client().getPublicDsn("https"))
                                    .contains("https://public@raven.invalid/1");
                        }),
                row(
                        "22 a message beside an exception",
                        r -> {
                            r.client().captureException(new Foo(), e -> e.message("test"));
                            assertThat(r.event().message().message()).isEqualTo("test");
                            assertThat(types(r.event())).containsExactly("ParityTest$Foo");
                        }),
                row(
                        "23 a message given as data beside an exception",
                        r -> {
                            r.client()
                                    .captureException(new Foo(), e -> e.data("message", "foobar"));
                            assertThat(r.event().message().message()).isEqualTo("foobar");
                        }),
                row(
                        "25 not a number",
                        r -> {
                            r.client().captureException(new Foo(), e -> e.extra("foo", Double.NaN));
                            assertThat(r.payloads().get(0)).contains("\"foo\":\"NaN\"");
                        }),
                row(
                        "28 ignore class",
                        o -> o.ignoreExceptions(Foo.class.getName()),
                        r -> ignored(r, new Foo())),
                row(
                        "29 ignore child",
                        o -> o.ignoreExceptions(Foo.class.getName()),
                        r -> ignored(r, new Bar())),
                row(
                        "31 decorator",
                        r -> {
                            Runnable wrapped =
                                    r.client()
                                            .captureExceptions()
                                            .wrap(
                                                    (Runnable)
                                                            () -> {
                                                                throw new Foo();
                                                            });
                            assertThatThrownBy(wrapped::run).isInstanceOf(Foo.class);
                            assertThat(types(r.event())).containsExactly("ParityTest$Foo");
                            assertThat(r.event().exceptions().get(0).value()).isEqualTo("foo");
                        }),
                row(
                        "32 decorator with filter",
                        r -> {
                            Runnable wrapped =
                                    r.client()
                                            .captureExceptions()
                                            .of(Foo.class)
                                            .wrap(
                                                    (Runnable)
                                                            () -> {
                                                                throw new IllegalStateException();
                                                            });
                            assertThatThrownBy(wrapped::run)
                                    .isInstanceOf(IllegalStateException.class);
                            assertThat(r.events()).isEmpty();
                        }),
                row(
                        "34 scope with filter",
                        r -> {
                            assertThatThrownBy(
                                            () ->
                                                    r.client()
                                                            .captureExceptions()
                                                            .of(Foo.class)
                                                            .run(
                                                                    () -> {
                                                                        throw new IllegalStateException();
                                                                    }))
                                    .isInstanceOf(IllegalStateException.class);
                            assertThat(r.events()).isEmpty();
                        }),
                row(
                        "35 message",
                        r -> {
                            r.client().captureMessage("test");
                            assertThat(r.event().message().message()).isEqualTo("test");
                            assertThat(r.event().threads()).isEmpty();
                            assertThat(r.event().timestamp()).isNotNull();
                        }),
                row(
                        "37 tags of the context",
                        r -> {
                            r.client().tagsContext(Map.of("foo", "bar"));
                            r.client().captureException(new Foo());
                            assertThat(r.event().tags()).containsEntry("foo", "bar");
                        }),
                row(
                        "40 site as data",
                        r -> {
                            r.client().captureMessage("m", e -> e.data("site", "test"));
                            assertThat(r.event().tags()).containsEntry("site", "test");
                        }),
                row(
                        "41 site of the client",
                        o -> o.site("foo"),
                        r -> {
                            r.client().captureMessage("m");
                            assertThat(r.event().tags()).containsEntry("site", "foo");
                        }),
                row(
                        "43 tags",
                        r -> {
                            r.client().captureMessage("m", e -> e.tag("logger", "test"));
                            assertThat(r.event().tags()).isEqualTo(Map.of("logger", "test"));
                        }),
                row(
                        "44 extra of the client",
                        o -> o.extra("foo", "bar").extra("logger", "baz"),
                        r -> {
                            r.client().captureMessage("m", e -> e.extra("logger", "test"));
                            assertThat(r.event().extra())
                                    .isEqualTo(Map.of("foo", "bar", "logger", "test"));
                        }),
                row(
                        "46 sample rate of a message: none of all",
                        r -> {
                            assertThat(r.client().captureMessage("m", e -> e.sampleRate(0)))
                                    .isEqualTo(EventId.NONE);
                            assertThat(r.events()).isEmpty();
                        }),
                row(
                        "46 sample rate of a message: one of none",
                        o -> o.sampleRate(0),
                        r -> {
                            r.client().captureMessage("m", e -> e.sampleRate(1));
                            assertThat(r.events()).hasSize(1);
                        }),
                row(
                        "49 frames of the application",
                        o -> o.inAppIncludes("com.acme"),
                        r -> {
                            r.client().captureException(Shop.wrapped());
                            for (ExceptionValue exception : r.event().exceptions()) {
                                assertThat(exception.frames())
                                        .allSatisfy(
                                                f ->
                                                        assertThat(f.inApp())
                                                                .isEqualTo(
                                                                        f.module()
                                                                                .startsWith(
                                                                                        "com.acme.")));
                            }
                        }),
                row(
                        "50 last event id",
                        r -> {
                            EventId id = r.client().captureMessage("m");
                            assertThat(r.client().lastEventId()).isEqualTo(id);
                        }),
                row(
                        "83 one exception",
                        r -> {
                            r.client().captureException(new Foo());
                            assertThat(types(r.event())).containsExactly("ParityTest$Foo");
                        }),
                row(
                        "85 a cause comes first",
                        r -> {
                            r.client()
                                    .captureException(
                                            new IllegalStateException(
                                                    new IllegalArgumentException()));
                            assertThat(types(r.event()))
                                    .containsExactly(
                                            "IllegalArgumentException", "IllegalStateException");
                        }),
                row(
                        "88 a circle of causes ends",
                        r -> {
                            RuntimeException one = new IllegalStateException("one");
                            RuntimeException two = new IllegalArgumentException("two", one);
                            one.initCause(two);
                            r.client().captureException(one);
                            assertThat(types(r.event()))
                                    .containsExactly(
                                            "IllegalArgumentException", "IllegalStateException");
                        }),
                row(
                        "91 build, then send",
                        r -> {
                            Instant date = Instant.ofEpochSecond(1336089600);
                            Event event =
                                    r.client()
                                            .buildEvent(
                                                    "Message",
                                                    e ->
                                                            e.message("foo")
                                                                    .timestamp(date)
                                                                    .serverName("test_server"));
                            EventId id = r.client().send(event);
                            assertThat(r.event().id()).isEqualTo(id);
                            assertThat(r.event().timestamp()).isEqualTo(date);
                            assertThat(r.event().serverName()).isEqualTo("test_server");
                            assertThat(r.event().level()).isEqualTo(Level.ERROR);
                        }),
                row(
                        "134 versions",
                        r -> assertThat(r.client().getModuleVersions()).containsKey("java")),
                row(
                        "137 what is pushed is taken back",
                        r -> {
                            Context context = r.client().context().transaction("foo");
                            try (Scope bar = context.push()) {
                                context.transaction("bar");
                                try (Scope baz = context.push()) {
                                    context.transaction("baz");
                                }
                                assertThat(context.snapshot().transaction()).isEqualTo("bar");
                            }
                            assertThat(context.snapshot().transaction()).isEqualTo("foo");
                        }));
    }

    private static final class Failing implements Transport {
        @Override
        public java.util.concurrent.CompletionStage<Result> send(Envelope envelope) {
            throw new IllegalStateException("no network");
        }

        @Override
        public void close() {}
    }

    private static void dsn(String text, String endpoint) {
        assertThat(Dsn.parse(text).envelopeUri()).hasToString(endpoint);
    }

    private static void invalid(String text) {
        assertThatThrownBy(() -> Dsn.parse(text)).isInstanceOf(InvalidDsnException.class);
    }

    @TestFactory
    Stream<DynamicTest> dsns() {
        return Stream.of(
                dynamicTest(
                        "47 transport by scheme",
                        () ->
                                assertThat(Dsn.parse("sync+http://a:b@example.com/1").transport())
                                        .isEqualTo("sync")),
                dynamicTest(
                        "68 path and line end",
                        () -> {
                            dsn(
                                    "https://foo:bar@sentry.local/app/1\n",
                                    "https://sentry.local/app/api/1/envelope/");
                            assertThat(Dsn.parse("https://foo:bar@sentry.local/app/1").project())
                                    .isEqualTo("1");
                            assertThat(Dsn.parse("https://foo:bar@sentry.local/app/1").secretKey())
                                    .contains("bar");
                        }),
                dynamicTest(
                        "70 http",
                        () ->
                                dsn(
                                        "http://foo:bar@sentry.local/1",
                                        "http://sentry.local/api/1/envelope/")),
                dynamicTest(
                        "71 http with port",
                        () ->
                                dsn(
                                        "http://foo:bar@sentry.local:9000/1",
                                        "http://sentry.local:9000/api/1/envelope/")),
                dynamicTest(
                        "73 https with port",
                        () ->
                                dsn(
                                        "https://foo:bar@sentry.local:9000/app/1",
                                        "https://sentry.local:9000/app/api/1/envelope/")),
                dynamicTest(
                        "74 options",
                        () ->
                                assertThat(
                                                Dsn.parse(
                                                                "https://foo:bar@sentry.local/1?timeout=1")
                                                        .options())
                                        .containsEntry("timeout", "1")),
                dynamicTest("76 without host", () -> invalid("https://foo:bar@/1")),
                dynamicTest("77 without project", () -> invalid("https://foo:bar@example.com")),
                dynamicTest("79 unknown scheme", () -> invalid("ftp://foo:bar@sentry.local/1")));
    }

    private static List<String> trail(Recorder recorder) {
        return recorder.client().context().snapshot().breadcrumbs().stream()
                .map(Breadcrumb::message)
                .toList();
    }

    private static void logging(Recorder recorder, Consumer<Logger> work) {
        Logger logger = Logger.getLogger("com.acme.parity");
        RavenHandler handler = new RavenHandler(recorder.client());
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            work.accept(logger);
        } finally {
            logger.removeHandler(handler);
        }
    }

    private static void log(
            Logger to, java.util.logging.Level level, String message, Object... params) {
        LogRecord record = new LogRecord(level, message);
        record.setParameters(params);
        record.setLoggerName(to.getName());
        to.log(record);
    }

    private static final java.util.logging.Level INFO = java.util.logging.Level.INFO;
    private static final java.util.logging.Level SEVERE = java.util.logging.Level.SEVERE;

    @TestFactory
    Stream<DynamicTest> breadcrumbsAndContext() {
        return Stream.of(
                row(
                        "53 one breadcrumb",
                        r -> {
                            r.client().captureBreadcrumb("step");
                            assertThat(trail(r)).containsExactly("step");
                        }),
                row(
                        "53 breadcrumbs switched off",
                        o -> o.enableBreadcrumbs(false),
                        r -> {
                            r.client().captureBreadcrumb("step");
                            r.client().captureMessage("m");
                            assertThat(r.event().breadcrumbs()).isEmpty();
                        }),
                row(
                        "55 parameters of a log line",
                        r ->
                                logging(
                                        r,
                                        logger -> {
                                            log(logger, INFO, "This is a message with {0}!", "bar");
                                            assertThat(trail(r))
                                                    .containsExactly("This is a message with bar!");
                                        })),
                row(
                        "56 a large message",
                        r -> {
                            r.client().captureBreadcrumb("a".repeat(4096));
                            assertThat(trail(r).get(0)).hasSize(1024);
                        }),
                row(
                        "58 parameters that do not fit",
                        r ->
                                logging(
                                        r,
                                        logger -> {
                                            log(logger, INFO, "This is %d and %d", 42);
                                            assertThat(trail(r))
                                                    .containsExactly("This is %d and %d");
                                        })),
                row(
                        "59 repetitions",
                        r ->
                                logging(
                                        r,
                                        logger -> {
                                            for (int number :
                                                    new int[] {42, 42, 42, 23, 23, 23, 42}) {
                                                log(logger, INFO, "number {0}", number);
                                            }
                                            assertThat(trail(r))
                                                    .containsExactly(
                                                            "number 42", "number 23", "number 42");
                                        })),
                row(
                        "64 the last value stays",
                        r -> {
                            r.client()
                                    .context()
                                    .tag("foo", "bar")
                                    .tag("biz", "baz")
                                    .tag("biz", "boz");
                            assertThat(r.client().context().snapshot().tags())
                                    .isEqualTo(Map.of("foo", "bar", "biz", "boz"));
                        }),
                row(
                        "65 tags are added to tags",
                        r -> {
                            r.client().tagsContext(Map.of("foo", "bar"));
                            r.client().tagsContext(Map.of("biz", "baz"));
                            assertThat(r.client().context().snapshot().tags())
                                    .isEqualTo(Map.of("foo", "bar", "biz", "baz"));
                        }),
                row(
                        "67 each thread has its own",
                        r -> {
                            r.client().tagsContext(Map.of("thread", "main"));
                            List<Map<String, String>> seen = new ArrayList<>();
                            Thread other =
                                    new Thread(
                                            () -> seen.add(r.client().context().snapshot().tags()));
                            other.start();
                            other.join();
                            assertThat(seen).containsExactly(Map.of());
                        }));
    }

    public static final class Custom {
        @jakarta.json.bind.annotation.JsonbProperty("own")
        public String form = "example";
    }

    private static List<Object> circle() {
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        return circle;
    }

    @TestFactory
    Stream<DynamicTest> values() {
        return Stream.of(
                extra("101 letters of any script", "רונית מגן", "רונית מגן"),
                extra("103 a fraction", 13.0, 13.0),
                extra("104 true", true, true),
                extra("106 keys of a map", Map.of("foo", "bar"), Map.of("foo", "bar")),
                extra("107 keys of any script", Map.of("רונית", 1), Map.of("רונית", 1)),
                extra("109 a list within itself", circle(), List.of("<...>")),
                extra(
                        "110 an object with a form of its own",
                        new Custom(),
                        Map.of("own", "example")),
                extra(
                        "112 a deep value ends",
                        List.of(List.of(List.of(List.of(List.of(List.of(List.of(1))))))),
                        List.of(
                                List.of(
                                        List.of(
                                                List.of(
                                                        List.of(
                                                                List.of(
                                                                        "<"
                                                                                + List.of(1)
                                                                                        .getClass()
                                                                                        .getName()
                                                                                + ">"))))))),
                extra(
                        "113 a long list",
                        o -> o.listMaxLength(3),
                        Arrays.asList(0, 1, 2, 3, 4),
                        List.of(0, 1, 2)),
                extra("115 a long text", o -> o.stringMaxLength(10), "12345678901", "1234567..."),
                extra("116 bytes", new byte[] {1, 2, 3, 4, 5, 6}, "<6 bytes>"),
                extra("121 UUID", new UUID(0, 1), "00000000-0000-0000-0000-000000000001"),
                extra(
                        "121 date and time",
                        Instant.parse("2011-01-01T01:01:01Z"),
                        "2011-01-01T01:01:01Z"),
                extra(
                        "122 a set",
                        new LinkedHashSet<>(List.of("foo", "bar")),
                        List.of("foo", "bar")),
                row(
                        "124 an object that cannot say what it is",
                        r -> {
                            r.client().captureMessage("m", e -> e.extra("x", new Mute()));
                            assertThat(r.event().extra().get("x"))
                                    .asString()
                                    .contains(Mute.class.getName());
                        }),
                extra("125 a decimal", new BigDecimal("123.45"), new BigDecimal("123.45")));
    }

    private static final class Mute {
        @Override
        public String toString() {
            throw new IllegalStateException();
        }
    }

    private static final String MASK = "********";

    private static DynamicTest query(
            String name, UnaryOperator<Options.Builder> with, String given, String expected) {
        return row(
                name,
                with,
                r -> {
                    r.client()
                            .httpContext(
                                    HttpRequest.builder()
                                            .url("https://a.example/")
                                            .queryString(given)
                                            .build());
                    r.client().captureMessage("m");
                    assertThat(r.event().request().queryString()).isEqualTo(expected);
                });
    }

    private static DynamicTest body(String name, Object given, Object expected) {
        return row(
                name,
                r -> {
                    r.client()
                            .httpContext(
                                    HttpRequest.builder()
                                            .url("https://a.example/")
                                            .data(given)
                                            .build());
                    r.client().captureMessage("m");
                    assertThat(r.event().request().data()).isEqualTo(expected);
                });
    }

    private static DynamicTest header(String name, String header, String given, String expected) {
        return row(
                name,
                r -> {
                    r.client()
                            .httpContext(
                                    HttpRequest.builder()
                                            .url("https://a.example/")
                                            .headers(Map.of(header, given))
                                            .build());
                    r.client().captureMessage("m");
                    assertThat(r.event().request().headers()).containsEntry(header, expected);
                });
    }

    private static UnaryOperator<Options.Builder> keys() {
        return o ->
                o.processors(new SanitizePasswordsProcessor(List.of("custom_key1", "custom_key2")));
    }

    @TestFactory
    Stream<DynamicTest> scrubbing() {
        return Stream.of(
                row(
                        "148 keys of one's own in extra",
                        keys(),
                        r -> {
                            r.client()
                                    .captureMessage(
                                            "m",
                                            e ->
                                                    e.extra("custom_key1", Map.of("a", "b"))
                                                            .extra("foo", "bar"));
                            assertThat(r.event().extra())
                                    .isEqualTo(Map.of("custom_key1", MASK, "foo", "bar"));
                        }),
                query(
                        "149 keys of one's own in a query",
                        keys(),
                        "foo=bar&custom_key1=nope&custom_key2=nope",
                        "foo=bar&custom_key1=" + MASK + "&custom_key2=" + MASK),
                header(
                        "151 passwords in cookies",
                        "Cookie",
                        "foo=bar;password=nope;",
                        "foo=bar;password=" + MASK + ";"),
                header(
                        "152 names without values",
                        "Cookie",
                        "foo=bar;password;baz=bar",
                        "foo=bar;password;baz=bar"),
                row(
                        "154 names of any script",
                        r -> {
                            r.client().captureMessage("m", e -> e.extra("ключ", "42"));
                            assertThat(r.event().extra()).containsEntry("ключ", "42");
                        }),
                row(
                        "155 names of all kinds",
                        r -> {
                            Map<String, Object> vars = new LinkedHashMap<>();
                            for (String name :
                                    List.of(
                                            "password",
                                            "the_secret",
                                            "a_password_here",
                                            "api_key",
                                            "apiKey",
                                            "access_token")) {
                                vars.put(name, "hello");
                            }
                            r.client()
                                    .captureMessage(
                                            "m", e -> e.extra("vars", vars).extra("foo", "bar"));
                            assertThat((Map<?, ?>) r.event().extra().get("vars"))
                                    .allSatisfy((name, value) -> assertThat(value).isEqualTo(MASK));
                            assertThat(r.event().extra()).containsEntry("foo", "bar");
                        }),
                query(
                        "157 passwords in a query",
                        o -> o,
                        "foo=bar&password=hello&the_secret=hello&api_key=k",
                        "foo=bar&password=" + MASK + "&the_secret=" + MASK + "&api_key=" + MASK),
                query(
                        "158 names without values in a query",
                        o -> o,
                        "foo=bar&password&baz=bar",
                        "foo=bar&password&baz=bar"),
                header(
                        "160 cookies in a header",
                        "Cookie",
                        "foo=bar;password=hello;access_token=at",
                        "foo=bar;password=" + MASK + ";access_token=" + MASK),
                row(
                        "161 a card number",
                        r -> {
                            r.client().captureMessage("m", e -> e.extra("foo", "4242424242424242"));
                            assertThat(r.event().extra()).containsEntry("foo", MASK);
                        }),
                body("163 a form as body", "password=1234", "password=" + MASK),
                row(
                        "164 no body",
                        o -> o.processors(new RemovePostDataProcessor()),
                        r -> {
                            r.client()
                                    .httpContext(
                                            HttpRequest.builder()
                                                    .url("https://a.example/")
                                                    .data("foo")
                                                    .build());
                            r.client().captureMessage("m");
                            assertThat(r.event().request().data()).isNull();
                        }));
    }

    @TestFactory
    Stream<DynamicTest> logging() {
        return Stream.of(
                row(
                        "166 a record",
                        r ->
                                logging(
                                        r,
                                        logger -> {
                                            logger.severe("This is a test error");
                                            assertThat(r.event().logger())
                                                    .isEqualTo("com.acme.parity");
                                            assertThat(r.event().message().message())
                                                    .isEqualTo("This is a test error");
                                            assertThat(r.event().exceptions()).isEmpty();
                                        })),
                row(
                        "167 an ignored exception",
                        o -> o.ignoreExceptions(Foo.class.getName()),
                        r ->
                                logging(
                                        r,
                                        logger -> {
                                            logger.log(SEVERE, "m", new Foo());
                                            assertThat(r.events()).isEmpty();
                                        })),
                row(
                        "172 an exception and a message",
                        r ->
                                logging(
                                        r,
                                        logger -> {
                                            logger.log(SEVERE, "This is a test", new Foo());
                                            assertThat(r.event().message().message())
                                                    .isEqualTo("This is a test");
                                            assertThat(types(r.event()))
                                                    .containsExactly("ParityTest$Foo");
                                        })),
                row(
                        "173 parameters",
                        r ->
                                logging(
                                        r,
                                        logger -> {
                                            log(logger, SEVERE, "This is a test of %s", "args");
                                            assertThat(r.event().message().message())
                                                    .isEqualTo("This is a test of %s");
                                            assertThat(r.event().message().params())
                                                    .containsExactly("args");
                                            assertThat(r.event().message().formatted())
                                                    .isEqualTo("This is a test of args");
                                        })),
                row(
                        "184 the level of a handler",
                        r -> {
                            assertThat(new RavenHandler(r.client()).getLevel()).isEqualTo(SEVERE);
                        }));
    }

    @TestFactory
    Stream<DynamicTest> weakPoints() {
        return Stream.of(
                row(
                        "w1 distinct exceptions are distinct",
                        r -> {
                            for (int i = 0; i < 500; i++) {
                                assertThat(r.client().captureException(new Foo()).isPresent())
                                        .isTrue();
                            }
                            assertThat(r.events()).hasSize(500);
                        }),
                row(
                        "w4 nothing is too large to be sent",
                        r -> {
                            for (int i = 0; i < 100; i++) {
                                int step = i;
                                r.client()
                                        .captureBreadcrumb(
                                                c ->
                                                        c.message("step " + step)
                                                                .data(
                                                                        "x",
                                                                        Collections.nCopies(
                                                                                50,
                                                                                "x"
                                                                                        .repeat(
                                                                                                1_000))));
                            }
                            r.client().captureMessage("m");
                            assertThat(r.payloads().get(0).length()).isLessThan(1_000_000);
                        }),
                row(
                        "w7 keys that are no texts",
                        r -> {
                            Map<Object, Object> odd = new HashMap<>();
                            odd.put(null, 1);
                            odd.put(List.of(2), 2);
                            r.client().captureMessage("m", e -> e.extra("odd", odd));
                            assertThat(r.event().extra().get("odd"))
                                    .asInstanceOf(
                                            org.assertj.core.api.InstanceOfAssertFactories.MAP)
                                    .hasSize(2);
                        }),
                row(
                        "w7 nothing to report",
                        r -> {
                            assertThat(r.client().captureException(null)).isEqualTo(EventId.NONE);
                            assertThat(r.events()).isEmpty();
                        }),
                row(
                        "w7 a description that fails",
                        r -> {
                            r.client()
                                    .captureMessage(
                                            "m",
                                            e -> {
                                                throw new IllegalStateException();
                                            });
                            assertThat(r.event().extra()).containsKey("raven.description_failed");
                        }),
                row(
                        "w9 breadcrumbs do not keep objects alive",
                        r -> {
                            Object large =
                                    new Object() {
                                        @Override
                                        public String toString() {
                                            return "large";
                                        }
                                    };
                            WeakReference<Object> gone = new WeakReference<>(large);
                            Object kept = large;
                            r.client().captureBreadcrumb(new Step(kept));
                            large = null;
                            kept = null;
                            Awaitility.await()
                                    .atMost(Duration.ofSeconds(20))
                                    .until(
                                            () -> {
                                                System.gc();
                                                return gone.get() == null;
                                            });
                            assertThat(trail(r)).containsExactly("step");
                        }),
                query(
                        "w10 an equals sign inside a password",
                        o -> o,
                        "password=a=b&x=1",
                        "password=" + MASK + "&x=1"),
                body(
                        "w10 a body in JSON",
                        "{\"user\": {\"password\": \"a=b\"}}",
                        "{\"user\": {\"password\": \"" + MASK + "\"}}"),
                header(
                        "w10 a cookie header in lower case",
                        "cookie",
                        "password=x",
                        "password=" + MASK),
                header("w10 a header of one's own", "X-Api-Key", "geheim", MASK),
                row(
                        "w10 breadcrumbs, user and tags",
                        r -> {
                            r.client()
                                    .userContext(
                                            User.builder()
                                                    .id("1")
                                                    .data(Map.of("password", "geheim"))
                                                    .build());
                            r.client().tagsContext(Map.of("token", "geheim"));
                            r.client()
                                    .captureBreadcrumb(
                                            c ->
                                                    c.message("login password=geheim")
                                                            .data("secret", "geheim"));
                            r.client()
                                    .captureException(
                                            new IllegalStateException(
                                                    "GET https://ada:geheim@a.example/?token=geheim"));
                            assertThat(r.payloads().get(0)).doesNotContain("geheim");
                        }),
                row(
                        "w10 a time stamp is no card",
                        r -> {
                            r.client().captureMessage("m", e -> e.extra("time", "1700000000000"));
                            assertThat(r.event().extra()).containsEntry("time", "1700000000000");
                        }),
                row(
                        "w14 excludes work alone",
                        o -> o.inAppExcludes("com.acme"),
                        r -> {
                            r.client().captureException(Shop.wrapped());
                            assertThat(r.event().exceptions().get(0).frames())
                                    .filteredOn(f -> f.module().startsWith("com.acme"))
                                    .isNotEmpty()
                                    .noneMatch(StackFrame::inApp);
                        }),
                row(
                        "w16 texts are not quoted twice",
                        r -> {
                            r.client()
                                    .captureMessage("m", e -> e.extra("x", Map.of("name", "it's")));
                            assertThat(r.payloads().get(0)).contains("{\"name\":\"it's\"}");
                        }),
                row(
                        "w17 thrown again further out is one event",
                        r -> {
                            assertThatThrownBy(
                                            () ->
                                                    r.client()
                                                            .captureExceptions()
                                                            .run(
                                                                    () ->
                                                                            r.client()
                                                                                    .captureExceptions()
                                                                                    .run(
                                                                                            () -> {
                                                                                                throw new Foo();
                                                                                            })))
                                    .isInstanceOf(Foo.class);
                            assertThat(r.events()).hasSize(1);
                        }),
                row(
                        "w18 a processor can drop events",
                        o -> o.processors(event -> event.level() == Level.INFO ? null : event),
                        r -> {
                            r.client().captureMessage("m", Level.INFO);
                            assertThat(r.events()).isEmpty();
                        }),
                row(
                        "w20 what is set in a scope ends with it",
                        r -> {
                            try (Scope scope = r.client().context().push()) {
                                r.client().tagsContext(Map.of("request", "1"));
                                r.client().captureBreadcrumb("inside");
                            }
                            r.client().captureMessage("m");
                            assertThat(r.event().tags()).isEmpty();
                            assertThat(r.event().breadcrumbs()).isEmpty();
                        }),
                row(
                        "w20 a context can be carried to another thread",
                        r -> {
                            r.client().tagsContext(Map.of("foo", "bar"));
                            Thread other =
                                    new Thread(
                                            r.client()
                                                    .context()
                                                    .wrap(
                                                            (Runnable)
                                                                    () ->
                                                                            r.client()
                                                                                    .captureMessage(
                                                                                            "m")));
                            other.start();
                            other.join();
                            assertThat(r.event().tags()).containsEntry("foo", "bar");
                        }),
                row(
                        "w21 the number of breadcrumbs",
                        o -> o.maxBreadcrumbs(3),
                        r -> {
                            for (int i = 0; i < 10; i++) {
                                r.client().captureBreadcrumb("step " + i);
                            }
                            assertThat(trail(r)).containsExactly("step 7", "step 8", "step 9");
                        }),
                dynamicTest(
                        "w25 a client without DSN says so once",
                        () -> {
                            try (LogCapture log = new LogCapture();
                                    Client client = Client.create(Options.builder().build())) {
                                client.captureMessage("m");
                                client.captureException(new Foo());
                                assertThat(log.infos()).hasSize(1);
                                assertThat(log.warnings()).isEmpty();
                            }
                        }),
                dynamicTest(
                        "w26 time-outs are settings",
                        () ->
                                assertThat(Options.of(Map.of("sentry.timeout", "1.5s")).timeout())
                                        .isEqualTo(Duration.ofMillis(1500))),
                row(
                        "w27 a handler leaves other handlers alone",
                        r -> {
                            Logger root = Logger.getLogger("");
                            List<Object> before = List.of((Object[]) root.getHandlers());
                            logging(r, logger -> logger.info("m"));
                            assertThat(List.of((Object[]) root.getHandlers())).isEqualTo(before);
                        }),
                row(
                        "a message is formatted",
                        r -> {
                            r.client().captureMessage("hello %s", e -> e.params("Ada"));
                            assertThat(r.event().message().formatted()).isEqualTo("hello Ada");
                            assertThat(r.event().message().message()).isEqualTo("hello %s");
                        }),
                row(
                        "parameters of a query are kept",
                        r -> {
                            r.client()
                                    .captureQuery(
                                            "SELECT ?",
                                            e ->
                                                    e.params(1)
                                                            .engine("PostgreSQL")
                                                            .timeSpent(Duration.ofMillis(5)));
                            assertThat(r.event().contexts().get("query"))
                                    .containsEntry("engine", "PostgreSQL")
                                    .containsEntry("params", List.of(1));
                        }),
                row(
                        "tags of the event are added to those of the context",
                        r -> {
                            r.client().tagsContext(Map.of("foo", "bar", "both", "context"));
                            r.client()
                                    .captureMessage(
                                            "m", e -> e.data("tags", Map.of("both", "event")));
                            assertThat(r.event().tags())
                                    .isEqualTo(Map.of("foo", "bar", "both", "event"));
                        }),
                row(
                        "what was changed after the call does not matter",
                        r -> {
                            List<String> list = new ArrayList<>(Set.of("then"));
                            r.client().captureMessage("m", e -> e.extra("list", list));
                            list.set(0, "now");
                            assertThat(r.event().extra()).containsEntry("list", List.of("then"));
                        }));
    }

    /** Describes a breadcrumb with an object that nothing else refers to. */
    private record Step(Object value) implements Consumer<Breadcrumb.Builder> {
        @Override
        public void accept(Breadcrumb.Builder crumb) {
            crumb.message("step").data("value", value);
        }
    }
}
