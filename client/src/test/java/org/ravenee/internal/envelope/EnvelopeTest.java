/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.acme.shop.Shop;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.EventBuilder;
import org.ravenee.ExceptionValue;
import org.ravenee.HttpRequest;
import org.ravenee.Level;
import org.ravenee.LogEntry;
import org.ravenee.Mechanism;
import org.ravenee.StackFrame;
import org.ravenee.ThreadInfo;
import org.ravenee.User;
import org.ravenee.testkit.Recorder;
import org.ravenee.testkit.RecordingTransport;

class EnvelopeTest {

    private static final String SCHEMA = "RAVEN_EVENT_SCHEMA";

    private final EnvelopeWriter writer =
            new EnvelopeWriter(Dsn.parse(RecordingTransport.DSN), List.of());

    private Envelope write(Event event) {
        return writer.envelope(writer.pack(event), Map.of(), Instant.now());
    }

    @Test
    void isALineOfHeaderAndTheEventWithItsLengthInBytes() {
        Event event =
                Event.builder()
                        .message(LogEntry.of("Stra\u00dfe \ud83d\ude00\n", List.of(), null))
                        .build();
        Envelope envelope = write(event);

        String[] lines = RecordingTransport.lines(envelope);
        assertThat(lines).hasSize(4);
        assertThat(lines[3]).isEmpty();
        JsonObject header = RecordingTransport.json(lines[0]);
        assertThat(header.getString("event_id")).isEqualTo(event.id().toString());
        assertThat(header)
                .as("the address and the key of the request say it")
                .doesNotContainKey("dsn");
        assertThat(Instant.parse(header.getString("sent_at"))).isBeforeOrEqualTo(Instant.now());
        assertThat(header.getJsonObject("sdk").getString("name")).isEqualTo(Sdk.NAME);
        assertThat(header.getJsonObject("sdk").getString("version")).isEqualTo(Sdk.version());
        JsonObject item = RecordingTransport.json(lines[1]);
        assertThat(item.getString("type")).isEqualTo("event");
        assertThat(item.getInt("length"))
                .isEqualTo(lines[2].getBytes(StandardCharsets.UTF_8).length)
                .isGreaterThan(lines[2].length());
        assertThat(envelope.eventId()).isEqualTo(event.id());
        assertThat(envelope.items()).containsExactly("event");
    }

    @Test
    void holdsNothingOfTheOneBefore() {
        Envelope big = write(Event.builder().extra(Map.of("big", "x".repeat(5_000_000))).build());
        Envelope small = write(Event.builder().build());

        assertThat(RecordingTransport.text(big.content())).contains("xxx");
        assertThat(RecordingTransport.lines(small)).hasSize(4);
        assertThat(RecordingTransport.text(small.content())).doesNotContain("xxx");
    }

    @Test
    void writesTheVersionOfTheBuild() {
        assertThat(Sdk.version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(Sdk.identity()).isEqualTo(Sdk.NAME + "/" + Sdk.version());
    }

    @Test
    void fitsTheSchemaOfTheServersWhateverTheEvent() throws Exception {
        String file = System.getenv(SCHEMA);
        assumeThat(file)
                .as("skipped: " + SCHEMA + " names no JSON Schema of event payloads")
                .isNotBlank();
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                        .getSchema(
                                Files.readString(Path.of(file)),
                                SchemaValidatorsConfig.builder()
                                        .formatAssertionsEnabled(false)
                                        .build());
        RecordingTransport server = new RecordingTransport();
        send(server);
        ObjectMapper mapper = new ObjectMapper();

        assertThat(server.events()).hasSizeGreaterThan(10);
        for (JsonObject event : server.events()) {
            assertThat(schema.validate(mapper.readTree(event.toString())))
                    .as(event.toString())
                    .isEmpty();
        }
    }

    private static void send(RecordingTransport server) {
        Client minimal = server.client();
        minimal.captureException(Shop.wrapped());
        minimal.captureException(new RuntimeException());
        minimal.captureException(suppressing());
        minimal.captureMessage("test");
        minimal.captureMessage("");
        minimal.captureQuery("SELECT 1");
        minimal.capture("import", event -> {});
        minimal.send(Event.builder().build());
        minimal.send(byHand());
        Client full =
                Client.create(
                        server.options()
                                .environment("test")
                                .release("shop@1")
                                .dist("7")
                                .site("north")
                                .tag("a", "b")
                                .extra("c", List.of(1))
                                .autoLogStacks(true)
                                .build());
        Consumer<EventBuilder> everything =
                event ->
                        event.level(Level.WARNING)
                                .message("{0} and {1}")
                                .params(1, null)
                                .logger("shop")
                                .fingerprint("a", "b")
                                .user(User.builder().id("7").ipAddress("::1").data("x", 1).build())
                                .request(
                                        HttpRequest.builder()
                                                .method("GET")
                                                .url("https://example.com")
                                                .queryString("a=b")
                                                .headers(Map.of("Accept", "*/*"))
                                                .cookies(Map.of("theme", "dark"))
                                                .data(Map.of("a", List.of(1)))
                                                .env(Map.of("SERVER_NAME", "x"))
                                                .build())
                                .engine("postgresql")
                                .timeSpent(Duration.ofSeconds(1))
                                .transaction("GET /")
                                .breadcrumb(
                                        Breadcrumb.builder()
                                                .message("one")
                                                .category("shop")
                                                .type("http")
                                                .data("a", 1)
                                                .build())
                                .mechanism(Mechanism.of("auto.http.jaxrs", false))
                                .data(
                                        "contexts",
                                        Map.of("own", Map.of("a", Arrays.asList(1, null))));
        full.captureException(Shop.wrapped(), everything);
        full.captureMessage("test", everything);
        full.captureQuery("SELECT 1", everything);
    }

    private static Throwable suppressing() {
        Throwable failure = Shop.wrapped();
        failure.addSuppressed(Shop.failure());
        return failure;
    }

    @Test
    void framesHaveNoPathThatServersWouldJoinToTheirPackage() {
        StackFrame frame =
                StackFrame.of("com.acme.Shop", "m", "Shop.java", 1, true, null, Map.of());
        assertThat(Recorder.json(threads(frame)))
                .contains("\"filename\":\"Shop.java\"")
                .doesNotContain("abs_path");
    }

    @Test
    void aFrameIsWrittenAsItIsWhateverWasWrittenBefore() {
        StackFrame frame = StackFrame.of("com.acme.Aa", "m", "Shop.java", 1, true, null, Map.of());
        List<StackFrame> changed =
                List.of(
                        frame,
                        StackFrame.of("com.acme.BB", "m", "Shop.java", 1, true, null, Map.of()),
                        StackFrame.of("com.acme.Aa", "n", "Shop.java", 1, true, null, Map.of()),
                        StackFrame.of("com.acme.Aa", "m", "Shop.kt", 1, true, null, Map.of()),
                        StackFrame.of("com.acme.Aa", "m", null, 1, true, null, Map.of()),
                        StackFrame.of("com.acme.Aa", "m", "Shop.java", 2, true, null, Map.of()),
                        StackFrame.of("com.acme.Aa", "m", "Shop.java", 1, false, null, Map.of()),
                        frame.withVars(Map.of("password", "*")),
                        frame.withVars(Map.of("password", "-")),
                        frame.withSource(
                                StackFrame.SourceLines.of(List.of("a"), "b", List.of("c"))),
                        frame);

        for (int again = 0; again < 2; again++) {
            for (StackFrame next : changed) {
                Event event = threads(next);
                assertThat(RecordingTransport.lines(write(event))[2])
                        .isEqualTo(Recorder.json(event));
            }
        }
    }

    private static Event threads(StackFrame frame) {
        return Event.builder()
                .threads(List.of(ThreadInfo.of(1, "t", null, false, true, List.of(frame))))
                .build();
    }

    private static Event byHand() {
        StackFrame frame =
                StackFrame.of(
                        "a.B",
                        "<init>",
                        null,
                        0,
                        false,
                        StackFrame.SourceLines.of(List.of("a"), "b", List.of()),
                        Map.of("x", 1));
        return Event.builder()
                .exceptions(
                        List.of(
                                ExceptionValue.of(
                                        "E", null, null, 0, Mechanism.GENERIC, List.of(frame))))
                .threads(List.of(ThreadInfo.of(1, "main", "RUNNABLE", true, true, List.of(frame))))
                .build();
    }
}
