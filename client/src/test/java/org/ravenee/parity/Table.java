/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Event;
import org.ravenee.EventId;
import org.ravenee.ExceptionValue;
import org.ravenee.HttpRequest;
import org.ravenee.Options;
import org.ravenee.StackFrame;
import org.ravenee.Stats;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.Recorder;

/** Rows with names, each with a client of its own. */
final class Table implements Iterable<DynamicTest> {

    static final Duration LONG = Duration.ofSeconds(60);
    static final String MASK = "********";

    /** Looks at what a client makes of something. */
    interface Row {
        void check(Recorder r) throws Exception;
    }

    /** Looks at what a client makes of its server. */
    interface Wire {
        void check(FaultServer server, Client client, LogCapture log) throws Exception;
    }

    private final List<DynamicTest> rows = new ArrayList<>();

    @Override
    public Iterator<DynamicTest> iterator() {
        return rows.iterator();
    }

    /** Adds a row. A failure names the row, as reports of builds have numbers only. */
    void row(String name, Executable check) {
        rows.add(
                dynamicTest(
                        name,
                        () -> {
                            try {
                                check.execute();
                            } catch (AssertionError e) {
                                throw new AssertionError(name + ": " + e.getMessage(), e);
                            }
                        }));
    }

    void row(String name, Row row) {
        row(name, options -> options, row);
    }

    void row(String name, UnaryOperator<Options.Builder> with, Row row) {
        row(
                name,
                () -> {
                    try (LogCapture quiet = new LogCapture();
                            Recorder recorder = new Recorder(with)) {
                        row.check(recorder);
                    }
                });
    }

    void wire(String name, Wire row) {
        wire(name, options -> options, row);
    }

    void wire(String name, UnaryOperator<Options.Builder> with, Wire row) {
        row(
                name,
                () -> {
                    try (FaultServer server = new FaultServer();
                            LogCapture log = new LogCapture()) {
                        Client client = client(server.dsn(), with);
                        try (client) {
                            row.check(server, client, log);
                        }
                        Stats stats = client.stats();
                        assertThat(stats.delivered() + stats.totalDropped() + stats.queued())
                                .as("%s", stats)
                                .isEqualTo(stats.accepted());
                    }
                });
    }

    static Client client(String dsn, UnaryOperator<Options.Builder> with) {
        return Client.create(
                with.apply(
                                Options.builder()
                                        .dsn(dsn)
                                        .serverName("test")
                                        .installSysHook(false)
                                        .installLoggingHook(false)
                                        .timeout(Duration.ofMillis(500)))
                        .build());
    }

    /** A particular of an event, as it is shown. */
    void extra(String name, Object value, Object shown) {
        extra(name, options -> options, value, shown);
    }

    void extra(String name, UnaryOperator<Options.Builder> with, Object value, Object shown) {
        row(
                name,
                with,
                r -> {
                    r.client().captureMessage("m", e -> e.extra("x", value));
                    assertThat(r.event().extra().get("x")).isEqualTo(shown);
                });
    }

    /** The query of a request, as it is shown. */
    void query(String name, String given, String shown) {
        query(name, options -> options, given, shown);
    }

    void query(String name, UnaryOperator<Options.Builder> with, String given, String shown) {
        row(
                name,
                with,
                r ->
                        assertThat(sent(r, request().queryString(given)).queryString())
                                .isEqualTo(shown));
    }

    /** The body of a request, as it is shown. */
    void body(String name, Object given, Object shown) {
        row(name, r -> assertThat(sent(r, request().data(given)).data()).isEqualTo(shown));
    }

    /** A header of a request, as it is shown. */
    void header(String name, String header, String given, String shown) {
        row(
                name,
                r ->
                        assertThat(sent(r, request().headers(Map.of(header, given))).headers())
                                .isEqualTo(Map.of(header, shown)));
    }

    static HttpRequest.Builder request() {
        return HttpRequest.builder().url("https://a.example/");
    }

    private static HttpRequest sent(Recorder recorder, HttpRequest.Builder request) {
        recorder.client().httpContext(request.build());
        recorder.client().captureMessage("m");
        return recorder.event().request();
    }

    static List<String> types(Event event) {
        return event.exceptions().stream().map(ExceptionValue::type).toList();
    }

    /** The frames of the exception that was thrown. */
    static List<StackFrame> frames(Event event) {
        return event.exceptions().get(event.exceptions().size() - 1).frames();
    }

    static List<String> trail(Recorder recorder) {
        return recorder.client().context().snapshot().breadcrumbs().stream()
                .map(Breadcrumb::message)
                .toList();
    }

    static void ignored(Recorder recorder, Throwable failure) {
        assertThat(recorder.client().captureException(failure)).isEqualTo(EventId.NONE);
        assertThat(recorder.client().shouldCapture(failure)).isFalse();
        assertThat(recorder.events()).isEmpty();
    }

    static void run(Runnable work) throws InterruptedException {
        Thread thread = new Thread(work);
        thread.start();
        thread.join();
    }

    /** An exception that was thrown from these classes, the last call first. */
    static Foo from(String... classes) {
        Foo failure = new Foo();
        StackTraceElement[] trace = new StackTraceElement[classes.length];
        for (int i = 0; i < classes.length; i++) {
            String simple = classes[i].substring(classes[i].lastIndexOf('.') + 1);
            trace[i] = new StackTraceElement(classes[i], "call" + i, simple + ".java", i + 1);
        }
        failure.setStackTrace(trace);
        return failure;
    }
}
