/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ravenee.parity.Table.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.ErrorManager;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.TestFactory;
import org.ravenee.Event;
import org.ravenee.HttpRequest;
import org.ravenee.Options;
import org.ravenee.Transport;
import org.ravenee.logging.RavenHandler;
import org.ravenee.testkit.Recorder;
import org.ravenee.testkit.RecordingTransport;

/** Raven's tests of its handlers for logging. */
class LoggingParityTest {

    private static final Logger SHOP = Logger.getLogger("com.acme.parity.logging");
    private static final Level SEVERE = Level.SEVERE;

    /** Looks at what a handler on {@link #SHOP} makes of records. */
    private interface Check {
        void of(Recorder r, RavenHandler handler) throws Exception;
    }

    private static void row(Table t, String name, Check check) {
        row(t, name, o -> o, check);
    }

    private static void row(
            Table t, String name, UnaryOperator<Options.Builder> with, Check check) {
        t.row(
                name,
                with,
                r -> {
                    RavenHandler handler = new RavenHandler(r.client());
                    SHOP.setUseParentHandlers(false);
                    SHOP.addHandler(handler);
                    try {
                        check.of(r, handler);
                    } finally {
                        SHOP.removeHandler(handler);
                        handler.close();
                    }
                });
    }

    private static void log(Level level, String message, Object... params) {
        LogRecord record = new LogRecord(level, message);
        record.setParameters(params);
        record.setLoggerName(SHOP.getName());
        SHOP.log(record);
    }

    @TestFactory
    Table records() {
        Table t = new Table();
        row(
                t,
                "166 logging test_logger_basic: a record",
                (r, handler) -> {
                    SHOP.severe("This is a test error");
                    assertThat(r.event().logger()).isEqualTo(SHOP.getName());
                    assertThat(r.event().level()).isEqualTo(org.ravenee.Level.ERROR);
                    assertThat(r.event().message().message()).isEqualTo("This is a test error");
                    assertThat(r.event().message().params()).isEmpty();
                    assertThat(r.event().exceptions()).isEmpty();
                });
        row(
                t,
                "167 logging test_logger_ignore_exception: an ignored exception",
                o -> o.ignoreExceptions(Foo.class.getName()),
                (r, handler) -> {
                    SHOP.log(SEVERE, "m", new Foo());
                    assertThat(r.events()).isEmpty();
                });
        row(
                t,
                "170 logging test_logger_extra_data: parameters of a record",
                (r, handler) -> {
                    log(SEVERE, "could not fetch {0}", Map.of("url", "http://example.com"));
                    assertThat(r.event().message().params())
                            .containsExactly("{url=http://example.com}");
                });
        row(
                t,
                "176 logging test_extra_data_as_string: a parameter that the text does not name",
                (r, handler) -> {
                    log(SEVERE, "m", "foo");
                    assertThat(r.event().message().message()).isEqualTo("m");
                    assertThat(r.event().message().params()).containsExactly("foo");
                });
        row(
                t,
                "172 logging test_logger_exc_info: an exception and a message",
                (r, handler) -> {
                    SHOP.log(SEVERE, "This is a test", new IllegalArgumentException("value"));
                    assertThat(r.event().message().message()).isEqualTo("This is a test");
                    assertThat(types(r.event())).containsExactly("IllegalArgumentException");
                    assertThat(r.event().exceptions().get(0).value()).isEqualTo("value");
                });
        row(
                t,
                "173 logging test_message_params: parameters",
                (r, handler) -> {
                    log(SEVERE, "This is a test of %s", "args");
                    assertThat(r.event().message().message()).isEqualTo("This is a test of %s");
                    assertThat(r.event().message().params()).containsExactly("args");
                    assertThat(r.event().message().formatted()).isEqualTo("This is a test of args");
                });
        row(
                t,
                "a record with a wrong number of parameters is an event all the same",
                (r, handler) -> {
                    log(SEVERE, "This is %d and %d", 42);
                    assertThat(r.event().message().text()).isEqualTo("This is %d and %d");
                });
        row(
                t,
                "an argument of a record is shown as it was at the call",
                (r, handler) -> {
                    List<String> list = new ArrayList<>(List.of("then"));
                    log(SEVERE, "list {0}", list);
                    list.set(0, "now");
                    assertThat(r.event().message().formatted()).isEqualTo("list [then]");
                });
        row(
                t,
                "178 logging test_tags_merge: a record's own tags before those of the client",
                o -> o.tag("foo", "bar").tag("biz", "baz").loggingMdcTags("foo"),
                (r, handler) -> {
                    MDC.put("foo", "faz");
                    try {
                        SHOP.severe("m");
                    } finally {
                        MDC.remove("foo");
                    }
                    assertThat(r.event().tags()).isEqualTo(Map.of("foo", "faz", "biz", "baz"));
                });
        row(
                t,
                "211 django test_request_kwarg: the request that is being served",
                (r, handler) -> {
                    r.client().httpContext(HttpRequest.of("POST", "https://a.example/"));
                    SHOP.severe("m");
                    assertThat(r.event().request().method()).isEqualTo("POST");
                });
        row(
                t,
                "185 logbook test_logger: level and logger are texts",
                (r, handler) -> {
                    handler.setLevel(Level.WARNING);
                    SHOP.warning("m");
                    SHOP.severe("m");
                    assertThat(r.payloads())
                            .hasSize(2)
                            .allMatch(json -> json.contains("\"logger\":\"" + SHOP.getName()))
                            .anyMatch(json -> json.contains("\"level\":\"warning\""))
                            .anyMatch(json -> json.contains("\"level\":\"error\""));
                });
        row(
                t,
                "181 logging test_sample_rate: none of all",
                o -> o.sampleRate(0),
                (r, handler) -> {
                    SHOP.severe("m");
                    assertThat(r.events()).isEmpty();
                });
        row(
                t,
                "181 logging test_sample_rate: all",
                o -> o.sampleRate(1),
                (r, handler) -> {
                    SHOP.severe("m");
                    assertThat(r.events()).hasSize(1);
                });
        row(
                t,
                "a failure that is logged and captured is one event",
                (r, handler) -> {
                    Foo failure = new Foo();
                    SHOP.log(SEVERE, "m", failure);
                    r.client().captureException(failure);
                    assertThat(r.events()).hasSize(1);
                });
        for (String name : List.of("raven_utils", "org.ravenee_utils", "org.raveneeutils")) {
            row(
                    t,
                    "a logger is not taken for the client's own: " + name,
                    (r, handler) -> {
                        LogRecord record = new LogRecord(SEVERE, "m");
                        record.setLoggerName(name);
                        handler.publish(record);
                        assertThat(r.event().logger()).isEqualTo(name);
                    });
        }
        return t;
    }

    @TestFactory
    Table byTheEvent() {
        Table t = new Table();
        t.row(
                "175 logging test_extra_culprit, test_culprit_on_event: the transaction",
                r -> {
                    r.client().captureMessage("m", e -> e.data("culprit", "foo in bar"));
                    assertThat(r.event().transaction()).isEqualTo("foo in bar");
                    assertThat(r.event().extra()).isEmpty();
                });
        t.row(
                "179 logging test_fingerprint_on_event: the fingerprint",
                r -> {
                    r.client().captureMessage("m", e -> e.fingerprint("foo"));
                    assertThat(r.event().fingerprint()).containsExactly("foo");
                });
        t.row(
                "179 logging test_fingerprint_on_event: as data",
                r -> {
                    r.client().captureMessage("m", e -> e.data("fingerprint", List.of("foo")));
                    assertThat(r.event().fingerprint()).containsExactly("foo");
                });
        return t;
    }

    private static final Transport FAILING =
            envelope -> {
                throw new IllegalStateException("no network");
            };

    /** Remembers, and prints nothing. */
    private static final class Errors extends ErrorManager {

        final List<Exception> seen = new ArrayList<>();

        @Override
        public synchronized void error(String message, Exception e, int code) {
            seen.add(e);
        }
    }

    @TestFactory
    Table handlers() {
        Table t = new Table();
        row(
                t,
                "82 conf test_basic_already_configured: twice there, a handler reports once",
                (r, handler) -> {
                    SHOP.addHandler(handler);
                    try {
                        SHOP.log(SEVERE, "m", new Foo());
                    } finally {
                        SHOP.removeHandler(handler);
                    }
                    assertThat(r.events()).hasSize(1);
                });
        row(
                t,
                "169 logging test_exception_on_emit: a failing transport is not the logger's matter",
                o -> o.transport("sync").transport(FAILING),
                (r, handler) -> {
                    Errors errors = new Errors();
                    handler.setErrorManager(errors);
                    SHOP.severe("m");
                    assertThat(errors.seen).isEmpty();
                });
        row(
                t,
                "169 logging test_exception_on_emit: raised to the error manager alone",
                o -> o.transport("sync").transport(FAILING).raiseSendErrors(true),
                (r, handler) -> {
                    Errors errors = new Errors();
                    handler.setErrorManager(errors);
                    SHOP.severe("m");
                    assertThat(errors.seen).hasSize(1);
                });
        t.row(
                "182 logging test_client_arg: with a client",
                () -> {
                    RecordingTransport server = new RecordingTransport();
                    RavenHandler handler = new RavenHandler(server.client());
                    handler.publish(new LogRecord(SEVERE, "m"));
                    assertThat(server.events()).hasSize(1);
                    assertThatThrownBy(() -> new RavenHandler(null))
                            .isInstanceOf(NullPointerException.class);
                });
        t.wire(
                "182 logging test_first_arg_as_dsn: with a DSN, and a client once it is needed",
                (server, client, log) -> {
                    RavenHandler handler = new RavenHandler();
                    handler.setDsn("no DSN yet");
                    handler.publish(new LogRecord(Level.FINE, "below all levels"));
                    handler.setDsn(server.dsn());
                    assertThat(server.connections()).isZero();
                    handler.publish(new LogRecord(SEVERE, "m"));
                    handler.close();
                    assertThat(server.eventIds()).hasSize(1);
                });
        row(
                t,
                "184 logging test_logging_level_not_set",
                (r, handler) -> assertThat(handler.getLevel()).isEqualTo(SEVERE));
        row(
                t,
                "184 logging test_logging_level_set",
                (r, handler) -> {
                    handler.setLevel(Level.WARNING);
                    SHOP.warning("warned");
                    SHOP.info("informed");
                    assertThat(r.events())
                            .singleElement()
                            .extracting(Event::level)
                            .isEqualTo(org.ravenee.Level.WARNING);
                });
        t.row(
                "w27 a handler leaves other handlers alone",
                r -> {
                    Logger root = Logger.getLogger("");
                    List<Object> before = List.of((Object[]) root.getHandlers());
                    try (Recorder hooked = new Recorder(o -> o.installLoggingHook(true))) {
                        assertThat(root.getHandlers())
                                .hasSize(before.size() + 1)
                                .contains(before.toArray(java.util.logging.Handler[]::new));
                    }
                    assertThat(List.of((Object[]) root.getHandlers())).isEqualTo(before);
                });
        return t;
    }
}
