/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ravenee.parity.Table.types;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestFactory;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.HttpRequest;
import org.ravenee.Level;
import org.ravenee.Options;
import org.ravenee.Scope;
import org.ravenee.User;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.Recorder;

/** The behaviour of Raven EE where that of Raven differs from its documentation, or has none. */
class DecisionsParityTest {

    @TestFactory
    Table options() {
        Table t = new Table();
        t.row(
                "an unknown option is one warning, with the option that was meant",
                () -> {
                    try (LogCapture log = new LogCapture()) {
                        Options.of(Map.of("sentry.sampel-rate", "0.5"));
                        assertThat(log.warnings())
                                .singleElement()
                                .asString()
                                .contains("sentry.sampel-rate", "sentry.sample-rate");
                    }
                });
        t.row(
                "an unusable value is refused, with the key and what is allowed",
                () ->
                        assertThatThrownBy(() -> Options.of(Map.of("sentry.sample-rate", "often")))
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageContainingAll("sentry.sample-rate", "often", "0.25"));
        t.row(
                "w25 a client without DSN says so once, and does nothing",
                () -> {
                    try (LogCapture log = new LogCapture();
                            Client client = Client.create(Options.builder().build())) {
                        assertThat(client.captureMessage("m")).isEqualTo(EventId.NONE);
                        assertThat(client.captureException(new Foo())).isEqualTo(EventId.NONE);
                        assertThat(client.isEnabled()).isFalse();
                        assertThat(log.infos()).hasSize(1);
                        assertThat(log.warnings()).isEmpty();
                    }
                });
        return t;
    }

    @TestFactory
    Table events() {
        Table t = new Table();
        t.row(
                "a message is formatted, and its template kept",
                r -> {
                    r.client().captureMessage("hello %s", e -> e.params("Ada"));
                    assertThat(r.event().message().formatted()).isEqualTo("hello Ada");
                    assertThat(r.event().message().message()).isEqualTo("hello %s");
                });
        t.row(
                "a wrong number of parameters is an event all the same",
                r -> {
                    r.client().captureMessage("%d and %d", e -> e.params(42));
                    assertThat(r.event().message().text()).isEqualTo("%d and %d");
                });
        t.row(
                "parameters of a query are kept",
                r -> {
                    r.client()
                            .captureQuery(
                                    "SELECT ?",
                                    e ->
                                            e.params(1)
                                                    .engine("PostgreSQL")
                                                    .timeSpent(Duration.ofMillis(5)));
                    assertThat(r.event().message().message()).isEqualTo("SELECT ?");
                    assertThat(r.event().contexts().get("query"))
                            .isEqualTo(
                                    Map.of(
                                            "engine",
                                            "PostgreSQL",
                                            "params",
                                            List.of(1),
                                            "time_spent_ms",
                                            5L));
                });
        t.row(
                "no engine is none",
                r -> {
                    r.client().captureQuery("SELECT 1", e -> e.engine(null));
                    assertThat(r.event().contexts()).doesNotContainKey("query");
                    assertThat(r.payloads().get(0)).doesNotContain("\"engine\"");
                });
        t.row(
                "release, environment and server name of an event before those of the client",
                o -> o.release("client@1").environment("client").serverName("client"),
                r -> {
                    r.client()
                            .captureMessage(
                                    "m",
                                    e ->
                                            e.release("event@1")
                                                    .environment("event")
                                                    .serverName("event"));
                    assertThat(r.event().release()).isEqualTo("event@1");
                    assertThat(r.event().environment()).isEqualTo("event");
                    assertThat(r.event().serverName()).isEqualTo("event");
                });
        level(
                t,
                "data after level",
                e -> e.level(Level.WARNING).data("level", "fatal"),
                Level.FATAL);
        level(
                t,
                "level after data",
                e -> e.data("level", "fatal").level(Level.WARNING),
                Level.WARNING);
        level(t, "no level", e -> {}, Level.ERROR);
        t.row(
                "an empty fingerprint is the server's own",
                r -> {
                    r.client().captureMessage("m", e -> e.fingerprint());
                    assertThat(r.event().fingerprint()).isEmpty();
                    assertThat(r.payloads().get(0)).doesNotContain("fingerprint");
                });
        t.row(
                "times have fractions, and are UTC",
                r -> {
                    Instant then = Instant.parse("2024-02-03T04:05:06.789+02:00");
                    r.client().captureMessage("m", e -> e.timestamp(then));
                    assertThat(r.payloads().get(0))
                            .contains("\"timestamp\":\"2024-02-03T02:05:06.789Z\"");
                });
        t.row(
                "tags of the event are added to those of the context",
                r -> {
                    r.client().tagsContext(Map.of("foo", "bar", "both", "context"));
                    r.client().captureMessage("m", e -> e.data("tags", Map.of("both", "event")));
                    assertThat(r.event().tags()).isEqualTo(Map.of("foo", "bar", "both", "event"));
                });
        t.row(
                "user and request as data, in maps",
                r -> {
                    r.client().userContext(User.of("context"));
                    r.client()
                            .captureMessage(
                                    "m",
                                    e ->
                                            e.data(
                                                            "user",
                                                            Map.of(
                                                                    "id",
                                                                    "7",
                                                                    "email",
                                                                    "a@b.example"))
                                                    .data(
                                                            "request",
                                                            Map.of(
                                                                    "method",
                                                                    "POST",
                                                                    "url",
                                                                    "https://a.example/")));
                    assertThat(r.event().user().id()).isEqualTo("7");
                    assertThat(r.event().user().email()).isEqualTo("a@b.example");
                    assertThat(r.event().request().method()).isEqualTo("POST");
                    assertThat(r.event().request().url()).isEqualTo("https://a.example/");
                    assertThat(r.event().extra()).isEmpty();
                });
        t.row(
                "a type of one's own may end as one of Raven's does",
                r -> {
                    r.client().capture("com.acme.Message", e -> e.message("m"));
                    assertThat(r.event().tags()).containsEntry("event.type", "com.acme.Message");
                });
        t.row(
                "the types of Raven's own are no tags",
                r -> {
                    r.client().capture("raven.events.Message", e -> e.message("m"));
                    assertThat(r.event().tags()).isEmpty();
                });
        t.row(
                "w7 nothing to report",
                r -> {
                    assertThat(r.client().captureException(null)).isEqualTo(EventId.NONE);
                    assertThat(r.events()).isEmpty();
                });
        t.row(
                "w7 a description that fails",
                r -> {
                    r.client()
                            .captureMessage(
                                    "m",
                                    e -> {
                                        e.tag("foo", "bar");
                                        throw new IllegalStateException();
                                    });
                    assertThat(r.event().extra()).containsKey("raven.description_failed");
                    assertThat(r.event().tags()).isEqualTo(Map.of("foo", "bar"));
                });
        t.row(
                "w11 nothing personal by default: no command line, user or address",
                r -> {
                    r.client().captureException(new Foo());
                    assertThat(r.event().user()).isNull();
                    assertThat(r.event().request()).isNull();
                    assertThat(r.event().extra()).isEmpty();
                    assertThat(r.payloads().get(0))
                            .doesNotContain(System.getProperty("sun.java.command"))
                            .doesNotContain("argv")
                            .doesNotContain(System.getProperty("user.home") + "/");
                });
        return t;
    }

    private static void level(
            Table t, String name, java.util.function.Consumer<EventBuilder> with, Level level) {
        t.row(
                "the level that was set last counts: " + name,
                r -> {
                    r.client().captureMessage("m", with);
                    assertThat(r.event().level()).isEqualTo(level);
                });
    }

    @TestFactory
    Table duplicates() {
        Table t = new Table();
        t.row(
                "w1 distinct exceptions are distinct",
                r -> {
                    for (int i = 0; i < 500; i++) {
                        assertThat(r.client().captureException(new Foo()).isPresent()).isTrue();
                    }
                    assertThat(r.events()).hasSize(500);
                });
        t.row(
                "w1 distinct exceptions with causes alike are distinct",
                r -> {
                    r.client().captureException(new IllegalStateException("m", new Foo()));
                    r.client().captureException(new IllegalStateException("m", new Foo()));
                    assertThat(r.events()).hasSize(2);
                });
        t.row(
                "w17 one failure is one event, whatever it is wrapped in",
                r -> {
                    Foo failure = new Foo();
                    IllegalStateException wrapper = new IllegalStateException("one", failure);
                    r.client().captureException(failure);
                    r.client().captureException(wrapper);
                    r.client().captureException(new IllegalStateException("two", wrapper));
                    assertThat(r.events()).hasSize(1);
                });
        t.row(
                "w17 new wrappers around a remembered cause are failures of their own",
                r -> {
                    Foo remembered = new Foo();
                    r.client().captureException(new IllegalStateException("one", remembered));
                    r.client().captureException(new IllegalStateException("two", remembered));
                    assertThat(r.events()).hasSize(2);
                });
        t.row(
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
                });
        t.row(
                "w17 wrapped and captured again is one event",
                r -> {
                    Foo failure = new Foo();
                    r.client().captureException(failure);
                    r.client().captureException(new IllegalStateException(failure));
                    assertThat(types(r.event())).containsExactly("Foo");
                });
        t.row(
                "an error is reported where errors are named",
                r -> {
                    assertThatThrownBy(() -> r.client().captureExceptions().run(fail()))
                            .isInstanceOf(AssertionError.class);
                    assertThat(r.events()).isEmpty();
                    assertThatThrownBy(
                                    () ->
                                            r.client()
                                                    .captureExceptions()
                                                    .of(Error.class)
                                                    .run(fail()))
                            .isInstanceOf(AssertionError.class);
                    assertThat(types(r.event())).containsExactly("AssertionError");
                });
        return t;
    }

    private static org.ravenee.ThrowingRunnable<RuntimeException> fail() {
        return () -> {
            throw new AssertionError("failed");
        };
    }

    /** Lets nothing reach the console. */
    private static void uncaught(Table t, String name, Table.Row row) {
        t.row(
                name,
                () -> {
                    Thread.UncaughtExceptionHandler before =
                            Thread.getDefaultUncaughtExceptionHandler();
                    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
                    try (Recorder r = new Recorder(o -> o.installSysHook(true))) {
                        row.check(r);
                    } finally {
                        Thread.setDefaultUncaughtExceptionHandler(before);
                    }
                });
    }

    @TestFactory
    Table threads() {
        Table t = new Table();
        uncaught(
                t,
                "w20 an uncaught exception of another thread",
                r -> {
                    Table.run(
                            () -> {
                                r.client().captureBreadcrumb("step");
                                throw new Foo();
                            });
                    assertThat(r.event().level()).isEqualTo(Level.FATAL);
                    assertThat(types(r.event())).containsExactly("Foo");
                    assertThat(r.event().breadcrumbs())
                            .extracting(Breadcrumb::message)
                            .containsExactly("step");
                });
        uncaught(
                t,
                "two clients both report an uncaught exception",
                first -> {
                    try (Recorder second = new Recorder(o -> o.installSysHook(true))) {
                        Table.run(
                                () -> {
                                    throw new Foo();
                                });
                        assertThat(first.events()).hasSize(1);
                        assertThat(second.events()).hasSize(1);
                    }
                });
        t.row(
                "w20 what is set in a scope ends with it",
                r -> {
                    try (Scope scope = r.client().context().push()) {
                        r.client().tagsContext(Map.of("request", "1"));
                        r.client().captureBreadcrumb("inside");
                    }
                    r.client().captureMessage("m");
                    assertThat(r.event().tags()).isEmpty();
                    assertThat(r.event().breadcrumbs()).isEmpty();
                });
        t.row(
                "w20 a context can be carried to another thread",
                r -> {
                    Runnable work = () -> r.client().captureMessage("m");
                    // Outside of scopes, main sets the tags of the application.
                    try (Scope scope = r.client().context().push()) {
                        r.client().tagsContext(Map.of("foo", "bar"));
                        r.client().httpContext(HttpRequest.of("GET", "https://a.example/"));
                        Table.run(r.client().context().wrap(work));
                        Table.run(work);
                    }
                    List<Map<String, String>> tags = new ArrayList<>();
                    r.events().forEach(event -> tags.add(event.tags()));
                    assertThat(tags).containsExactly(Map.of("foo", "bar"), Map.of());
                });
        return t;
    }
}
