/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.HttpRequest;
import org.ravenee.Scope;
import org.ravenee.User;
import org.ravenee.internal.envelope.EnvelopeReader;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.internal.envelope.PackedEvent;
import org.ravenee.spi.ContextManager;
import org.ravenee.spi.IncomingTrace;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;
import org.ravenee.testkit.Recorder;

class TraceTest {

    private static final String TRACE = "771a43a4192642f0b136d5159a501700";
    private static final String SPAN = "7fb46cd1ed7c4a1a";
    private static final Dsn DSN = Dsn.parse("https://public@raven.invalid/1");

    private final Recorder recorder = new Recorder();
    private final ContextManager contexts =
            Objects.requireNonNull(ContextManager.of(recorder.client()));

    @AfterEach
    void close() {
        recorder.close();
    }

    private void capture() {
        recorder.client().captureMessage("m");
    }

    private static Map<String, Object> trace(Event event) {
        return event.contexts().get("trace");
    }

    private record Source(@Nullable IncomingTrace incomingTrace) implements RequestSource {

        @Override
        public @Nullable HttpRequest request() {
            return null;
        }

        @Override
        public @Nullable User user() {
            return null;
        }

        @Override
        public @Nullable String transaction() {
            return null;
        }
    }

    private RequestContext begin(IncomingTrace incoming) {
        return contexts.begin(new Source(incoming));
    }

    @Test
    void eventsOfOneRequestHaveTheSameTrace() {
        RequestContext request = contexts.begin(null);
        capture();
        capture();
        request.detach();
        RequestContext next = contexts.begin(null);
        capture();
        next.detach();

        List<Event> events = recorder.events();
        assertThat(trace(events.get(0)).get("trace_id")).asString().matches("[0-9a-f]{32}");
        assertThat(trace(events.get(0)).get("span_id")).asString().matches("[0-9a-f]{16}");
        assertThat(trace(events.get(1))).isEqualTo(trace(events.get(0)));
        assertThat(trace(events.get(2)).get("trace_id"))
                .isNotEqualTo(trace(events.get(0)).get("trace_id"));
    }

    @Test
    void workThatARequestHandsToAnotherThreadHasTheTraceOfTheRequest() throws Exception {
        RequestContext request = contexts.begin(null);
        Thread thread = new Thread(contexts.context().wrap(this::capture));
        thread.start();
        thread.join();
        capture();
        request.detach();

        List<Event> events = recorder.events();
        assertThat(trace(events.get(1))).isEqualTo(trace(events.get(0)));
    }

    @Test
    void threadsThatServeNoRequestHaveTracesOfTheirOwn() throws Exception {
        capture();
        Thread thread = new Thread(this::capture);
        thread.start();
        thread.join();

        List<Event> events = recorder.events();
        assertThat(trace(events.get(1)).get("trace_id"))
                .isNotNull()
                .isNotEqualTo(trace(events.get(0)).get("trace_id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TRACE + "-" + SPAN,
                TRACE + "-" + SPAN + "-1",
                " " + TRACE + "-" + SPAN + "-0 "
            })
    void theTraceOfAnotherServiceIsContinued(String header) {
        RequestContext request = begin(IncomingTrace.of(header, null, null));
        capture();
        request.detach();

        assertThat(trace(recorder.event()))
                .containsEntry("trace_id", TRACE)
                .containsEntry("parent_span_id", SPAN)
                .doesNotContainEntry("span_id", SPAN);
    }

    @Test
    void aTraceparentIsContinuedWhereThereIsNoSentryTrace() {
        String traceparent = "00-" + TRACE + "-" + SPAN + "-01";
        RequestContext request = begin(IncomingTrace.of(null, null, traceparent));
        capture();
        request.detach();
        RequestContext both =
                begin(IncomingTrace.of("1" + TRACE.substring(1) + "-" + SPAN, null, traceparent));
        capture();
        both.detach();

        List<Event> events = recorder.events();
        assertThat(trace(events.get(0))).containsEntry("trace_id", TRACE);
        assertThat(trace(events.get(1))).containsEntry("trace_id", "1" + TRACE.substring(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00000000000000000000000000000000-7fb46cd1ed7c4a1a",
                "771a43a4192642f0b136d5159a501700-0000000000000000",
                "771A43A4192642F0B136D5159A501700-7fb46cd1ed7c4a1a",
                "771a43a4192642f0b136d5159a501700",
                "771a43a4192642f0b136d5159a501700-7fb46cd1ed7c4a1a2",
                "ff-771a43a4192642f0b136d5159a501700-7fb46cd1ed7c4a1a-01",
                "00-771a43a4192642f0b136d5159a501700-7fb46cd1ed7c4a1a"
            })
    void aMalformedHeaderBeginsATrace(String header) {
        RequestContext request = begin(IncomingTrace.of(header, null, header));
        capture();
        request.detach();

        assertThat(trace(recorder.event()))
                .doesNotContainEntry("trace_id", TRACE)
                .doesNotContainKey("parent_span_id");
        assertThat(trace(recorder.event()).get("trace_id")).asString().matches("[0-9a-f]{32}");
    }

    @Test
    void aRequestThatMovesToAnotherThreadContinuesItsTraceThere() throws Exception {
        RequestContext request = begin(IncomingTrace.of(TRACE + "-" + SPAN, null, null));
        request.captureRequest();
        request.detach();
        Thread thread =
                new Thread(
                        () -> {
                            try (Scope scope = request.attach()) {
                                capture();
                            }
                        });
        thread.start();
        thread.join();

        assertThat(trace(recorder.event())).containsEntry("trace_id", TRACE);
    }

    private static String header(PackedEvent event) throws IOException {
        Envelope envelope =
                new EnvelopeWriter(DSN, List.of()).envelope(event, Map.of(), Instant.now());
        return new String(
                        new GZIPInputStream(new ByteArrayInputStream(envelope.content()))
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
    }

    private static PackedEvent pack(Event event) {
        return new EnvelopeWriter(DSN, List.of()).pack(event);
    }

    @Test
    void theEnvelopeNamesTheTraceOfItsEvent() throws Exception {
        Event event =
                Event.builder()
                        .contexts(Map.of("trace", Map.of("trace_id", TRACE, "span_id", SPAN)))
                        .release("shop@1")
                        .environment("production")
                        .build();

        assertThat(header(pack(event)))
                .endsWith(
                        ",\"trace\":{\"trace_id\":\""
                                + TRACE
                                + "\",\"public_key\":\"public\",\"release\":\"shop@1\","
                                + "\"environment\":\"production\"}}");
        assertThat(header(pack(Event.builder().build()))).doesNotContain("trace");
    }

    @Test
    void anEventThatIsReadFromTheSpoolKeepsItsTraceHeader() throws Exception {
        Event event =
                Event.builder()
                        .contexts(Map.of("trace", Map.of("trace_id", TRACE, "span_id", SPAN)))
                        .build();
        byte[] spooled =
                new EnvelopeWriter(DSN, List.of()).envelope(pack(event), Map.of(), null).content();

        assertThat(header(EnvelopeReader.read(spooled, event.id(), DSN)))
                .contains("\"trace\":{\"trace_id\":\"" + TRACE + "\",\"public_key\":\"public\"");
    }

    @Test
    void theSamplingContextOfAnotherServiceIsPassedOnUnchanged() throws Exception {
        RequestContext request =
                begin(
                        IncomingTrace.of(
                                TRACE + "-" + SPAN + "-1",
                                "other=1, sentry-public_key=abc;property, sentry-release=web%401%2B2,"
                                        + "sentry-sample_rate=0.5,sentry-broken=%zz,sentry-a\"b=x",
                                null));
        capture();
        request.detach();
        Event event = recorder.event();

        assertThat(event.traceHeader())
                .containsEntry("trace_id", TRACE)
                .containsEntry("public_key", "abc")
                .containsEntry("release", "web@1+2")
                .containsEntry("sample_rate", "0.5")
                .doesNotContainKeys("broken", "other", "environment");
        assertThat(header(pack(event)))
                .contains("\"public_key\":\"abc\"")
                .contains("\"a\\\"b\":\"x\"")
                .doesNotContain("\"public_key\":\"public\"");
    }

    @Test
    void aTraceWithoutBaggageIsPassedOnWithoutOurRelease() throws Exception {
        RequestContext request = begin(IncomingTrace.of(TRACE + "-" + SPAN, null, null));
        capture();
        request.detach();
        Event event = recorder.event();

        assertThat(header(pack(event)))
                .endsWith(",\"trace\":{\"trace_id\":\"" + TRACE + "\",\"public_key\":\"public\"}}");
    }

    @Test
    void withoutOpenTelemetryThereIsNoTraceOfIt() throws IOException {
        try (URLClassLoader bare = new URLClassLoader(new URL[0], null)) {
            assertThat(new OpenTelemetryTrace(bare).current()).isNull();
        }
    }
}
