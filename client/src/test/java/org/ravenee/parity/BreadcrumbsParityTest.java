/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ravenee.parity.Table.trail;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.TestFactory;
import org.ravenee.Breadcrumb;
import org.ravenee.Context;
import org.ravenee.User;
import org.ravenee.breadcrumbs.BreadcrumbDataSource;
import org.ravenee.breadcrumbs.BreadcrumbHttpClient;
import org.ravenee.logging.RavenHandler;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.Recorder;

/** Raven's tests of breadcrumbs and of the context. */
class BreadcrumbsParityTest {

    private static final Logger APPLICATION = Logger.getLogger("com.acme.parity");
    private static final Logger SHOP = Logger.getLogger("com.acme.parity.shop");
    private static final Logger NOISE = Logger.getLogger("com.acme.parity.noise");

    @TestFactory
    Table breadcrumbs() {
        Table t = new Table();
        t.row(
                "53 breadcrumbs test_crumb_buffer: one breadcrumb",
                r -> {
                    r.client().captureBreadcrumb("step");
                    assertThat(trail(r)).containsExactly("step");
                });
        t.row(
                "53 breadcrumbs test_crumb_buffer: switched off",
                o -> o.enableBreadcrumbs(false),
                r -> {
                    r.client().captureBreadcrumb("step");
                    r.client().captureMessage("m");
                    assertThat(trail(r)).isEmpty();
                    assertThat(r.event().breadcrumbs()).isEmpty();
                });
        t.row(
                "56 breadcrumbs test_log_crumb_reporting_with_large_message",
                r -> {
                    r.client().captureBreadcrumb("a".repeat(4096));
                    assertThat(trail(r).get(0)).hasSize(1024);
                });
        t.row(
                "a time of one's own is kept",
                r -> {
                    Instant then = Instant.parse("2024-02-03T04:05:06.789Z");
                    r.client().captureBreadcrumb(c -> c.message("m").timestamp(then));
                    r.client().captureMessage("m");
                    assertThat(r.event().breadcrumbs().get(0).timestamp()).isEqualTo(then);
                    assertThat(r.payloads().get(0)).contains("2024-02-03T04:05:06.789Z");
                });
        t.row(
                "a description that fails costs its breadcrumb alone",
                r -> {
                    r.client()
                            .captureBreadcrumb(
                                    c -> {
                                        throw new IllegalStateException();
                                    });
                    r.client().captureBreadcrumb("step");
                    r.client().captureMessage("m");
                    assertThat(r.event().breadcrumbs())
                            .extracting(Breadcrumb::message)
                            .containsExactly("step");
                });
        t.row(
                "w20 breadcrumbs of any thread, without any preparation",
                r -> {
                    Table.run(
                            () -> {
                                r.client().captureBreadcrumb("step");
                                r.client().captureMessage("m");
                            });
                    assertThat(r.event().breadcrumbs())
                            .extracting(Breadcrumb::message)
                            .containsExactly("step");
                });
        t.row(
                "w21 the number of breadcrumbs",
                o -> o.maxBreadcrumbs(3),
                r -> {
                    for (int i = 0; i < 10; i++) {
                        r.client().captureBreadcrumb("step " + i);
                    }
                    assertThat(trail(r)).containsExactly("step 7", "step 8", "step 9");
                });
        return t;
    }

    private static void log(Logger to, Level level, String message, Object... params) {
        LogRecord record = new LogRecord(level, message);
        record.setParameters(params);
        record.setLoggerName(to.getName());
        to.log(record);
    }

    /** Looks at what a handler makes of the lines of an application. */
    private interface Check {
        void of(Recorder r, RavenHandler handler);
    }

    private static void logged(Table t, String name, Check check) {
        t.row(
                name,
                r -> {
                    RavenHandler handler = new RavenHandler(r.client());
                    APPLICATION.setUseParentHandlers(false);
                    APPLICATION.addHandler(handler);
                    try {
                        check.of(r, handler);
                    } finally {
                        APPLICATION.removeHandler(handler);
                        APPLICATION.setUseParentHandlers(true);
                        SHOP.setFilter(null);
                        SHOP.setLevel(null);
                        handler.close();
                    }
                });
    }

    @TestFactory
    Table logging() {
        Table t = new Table();
        logged(
                t,
                "55 breadcrumbs test_log_crumb_reporting_with_dict: parameters of a line",
                (r, handler) -> {
                    log(SHOP, Level.INFO, "This is a message with {0}!", "bar");
                    assertThat(r.client().context().snapshot().breadcrumbs())
                            .singleElement()
                            .satisfies(
                                    crumb -> {
                                        assertThat(crumb.message())
                                                .isEqualTo("This is a message with bar!");
                                        assertThat(crumb.category()).isEqualTo(SHOP.getName());
                                    });
                });
        logged(
                t,
                "58 breadcrumbs test_broken_logging: parameters that do not fit",
                (r, handler) -> {
                    log(SHOP, Level.INFO, "This is %d and %d", 42);
                    assertThat(trail(r)).containsExactly("This is %d and %d");
                });
        logged(
                t,
                "59 breadcrumbs test_dedup_logging: repetitions",
                (r, handler) -> {
                    for (int number : new int[] {42, 42, 42, 23, 23, 23, 42}) {
                        log(SHOP, Level.INFO, "number {0}", number);
                    }
                    assertThat(trail(r)).containsExactly("number 42", "number 23", "number 42");
                });
        logged(
                t,
                "61 breadcrumbs test_special_log_handlers: the filter of a logger",
                (r, handler) -> {
                    SHOP.setFilter(record -> false);
                    SHOP.info("filtered");
                    NOISE.info("step");
                    assertThat(trail(r)).containsExactly("step");
                });
        logged(
                t,
                "62 breadcrumbs test_logging_handlers: the filter of the handler",
                (r, handler) -> {
                    handler.setFilter(record -> !NOISE.getName().equals(record.getLoggerName()));
                    NOISE.info("filtered");
                    SHOP.info("step");
                    assertThat(trail(r)).containsExactly("step");
                });
        logged(
                t,
                "w8 records below the level cost nothing: no breadcrumb, no toString",
                (r, handler) -> {
                    List<String> asked = new ArrayList<>();
                    Object value =
                            new Object() {
                                @Override
                                public String toString() {
                                    asked.add("asked");
                                    return "value";
                                }
                            };
                    log(SHOP, Level.FINE, "{0}", value);
                    SHOP.setLevel(Level.ALL);
                    log(SHOP, Level.FINE, "{0}", value);
                    assertThat(trail(r)).isEmpty();
                    assertThat(asked).isEmpty();
                });
        logged(
                t,
                "an argument of a line is shown as it was at the call",
                (r, handler) -> {
                    List<String> list = new ArrayList<>(List.of("then"));
                    log(SHOP, Level.INFO, "list {0}", list);
                    list.set(0, "now");
                    assertThat(trail(r)).containsExactly("list [then]");
                });
        t.wire(
                "neither the client's own lines nor its own calls are breadcrumbs",
                o -> o.installLoggingHook(true).loggingBreadcrumbLevel("ALL"),
                (server, client, log) -> {
                    server.enqueue(FaultServer.status(503), FaultServer.status(400));
                    client.captureMessage("one");
                    assertThat(client.flush(Table.LONG)).isTrue();
                    assertThat(log.warnings()).isNotEmpty();
                    SHOP.info("step");
                    assertThat(client.context().snapshot().breadcrumbs())
                            .extracting(Breadcrumb::message)
                            .containsExactly("step");
                });
        return t;
    }

    private static void http(Table t, int status) {
        t.row(
                "a call answered with " + status + " is one breadcrumb, with its status",
                r -> {
                    try (FaultServer server = new FaultServer()) {
                        server.always(FaultServer.status(status));
                        HttpClient http =
                                new BreadcrumbHttpClient(HttpClient.newHttpClient(), r.client());
                        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/orders");
                        http.send(
                                java.net.http.HttpRequest.newBuilder(uri).build(),
                                BodyHandlers.discarding());
                        assertThat(r.client().context().snapshot().breadcrumbs())
                                .singleElement()
                                .satisfies(
                                        crumb -> {
                                            assertThat(crumb.type()).isEqualTo("http");
                                            assertThat(crumb.data())
                                                    .containsEntry("status_code", status)
                                                    .containsEntry("method", "GET")
                                                    .containsEntry("url", uri.toString());
                                        });
                    }
                });
    }

    /** A driver that takes everything and answers nothing. */
    private static <T> T driver(Class<T> type) {
        return type.cast(
                java.lang.reflect.Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            Class<?> result = method.getReturnType();
                            if (result.isInterface()) {
                                return driver(result);
                            }
                            return result == boolean.class ? (Object) false : null;
                        }));
    }

    @TestFactory
    Table calls() {
        Table t = new Table();
        http(t, 200);
        http(t, 404);
        http(t, 500);
        t.row(
                "215 django test_wrong_params: too many parameters leave the SQL as it is",
                r -> {
                    String sql = "SELECT * FROM orders WHERE id = ?";
                    DataSource source =
                            new BreadcrumbDataSource(driver(DataSource.class), r.client())
                                    .withParameters();
                    try (Connection connection = source.getConnection();
                            PreparedStatement statement = connection.prepareStatement(sql)) {
                        statement.setInt(1, 7);
                        statement.setInt(2, 8);
                        statement.execute();
                    }
                    assertThat(trail(r)).containsExactly(sql);
                });
        return t;
    }

    @TestFactory
    Table context() {
        Table t = new Table();
        t.row(
                "64 context test_simple: the last value stays",
                r -> {
                    Context context = r.client().context();
                    context.tag("foo", "bar").tag("biz", "baz").tag("biz", "boz");
                    assertThat(context.snapshot().tags())
                            .isEqualTo(Map.of("foo", "bar", "biz", "boz"));
                });
        t.row(
                "65 context test_tags: tags are added to tags",
                r -> {
                    r.client().tagsContext(Map.of("foo", "bar"));
                    r.client().tagsContext(Map.of("biz", "baz"));
                    assertThat(r.client().context().snapshot().tags())
                            .isEqualTo(Map.of("foo", "bar", "biz", "baz"));
                });
        t.row(
                "67 context test_thread_binding: each thread has its own",
                r -> {
                    r.client().tagsContext(Map.of("thread", "main"));
                    List<Map<String, String>> seen = new ArrayList<>();
                    Table.run(() -> seen.add(r.client().context().snapshot().tags()));
                    Table.run(() -> r.client().context().clear());
                    assertThat(seen).containsExactly(Map.of());
                    assertThat(r.client().context().snapshot().tags())
                            .isEqualTo(Map.of("thread", "main"));
                });
        t.row(
                "a user replaces the user before, whole",
                r -> {
                    r.client().userContext(User.builder().id("1").email("a@example.com").build());
                    r.client().userContext(User.of("2"));
                    r.client().captureMessage("m");
                    assertThat(r.event().user().id()).isEqualTo("2");
                    assertThat(r.event().user().email()).isNull();
                });
        t.row(
                "no tags, no extra, no user, no request: nothing happens",
                r -> {
                    r.client().tagsContext(Map.of("foo", "bar"));
                    r.client().tagsContext(null);
                    r.client().extraContext(null);
                    r.client().userContext(null);
                    r.client().httpContext(null);
                    r.client().captureMessage("m");
                    assertThat(r.event().tags()).isEqualTo(Map.of("foo", "bar"));
                    assertThat(r.event().user()).isNull();
                });
        return t;
    }
}
