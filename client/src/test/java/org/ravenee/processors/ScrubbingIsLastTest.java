/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.processors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.HttpRequest;
import org.ravenee.LogEntry;
import org.ravenee.Mechanism;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.StackFrame;
import org.ravenee.Stats;
import org.ravenee.User;
import org.ravenee.testkit.FilledEvent;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.RecordingTransport;

/** No secret leaves the client, whatever the configured processors do. */
class ScrubbingIsLastTest {

    private static final String SECRET = "hunter2secret";
    private static final String MASK = "********";

    /** Forms of a secret; {@code %s} is the part that must not leave. */
    private static final List<String> FORMS =
            List.of(
                    "password=%s",
                    "Authorization: Bearer %s",
                    "{\"token\":\"%s\"}",
                    "https://joe:%s@example.com/",
                    "<password>%s</password>",
                    "--api-key %s");

    private final RecordingTransport server = new RecordingTransport();

    private void capture(UnaryOperator<Options.Builder> with) {
        try (Client client = Client.create(with.apply(server.options()).build())) {
            client.captureMessage("test");
        }
    }

    private static String marked(String form, int place) {
        return form.formatted("q7Zk" + place + "x9Wv2Lm4");
    }

    /** The places whose secret is in what the server received. */
    private List<String> leaked(FilledEvent filled) {
        StringBuilder received = new StringBuilder();
        for (Envelope envelope : server.envelopes()) {
            received.append(RecordingTransport.text(envelope.content()));
        }
        assertThat(received).contains("\"exception\"");
        List<String> leaked = new ArrayList<>();
        for (int i = 0; i < filled.places().size(); i++) {
            if (received.indexOf("q7Zk" + i + "x") >= 0) {
                leaked.add(filled.places().get(i));
            }
        }
        return leaked;
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void masksEveryTextOfAnEventThatTheLastProcessorMade(String form) {
        FilledEvent filled = new FilledEvent(place -> marked(form, place));
        capture(options -> options.processors(event -> filled.event()));

        assertThat(filled.places()).hasSizeGreaterThan(100);
        assertThat(leaked(filled)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void masksEveryTextThatAProcessorBehindTheBuiltInOneMade(String form) {
        FilledEvent filled = new FilledEvent(place -> marked(form, place));
        capture(
                options ->
                        options.processors(
                                new SanitizePasswordsProcessor(),
                                event -> filled.event(),
                                new RemoveStackLocalsProcessor()));

        assertThat(leaked(filled)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void masksEveryTextOfAnEventThatIsSentAsItIs(String form) {
        FilledEvent filled = new FilledEvent(place -> marked(form, place));
        try (Client client = Client.create(server.options().processors(event -> event).build())) {
            client.send(filled.event());
        }

        assertThat(leaked(filled)).isEmpty();
    }

    /** Processors of applications that add secrets in several ways. */
    private static final Map<String, Processor> CARELESS = new LinkedHashMap<>();

    private static final List<String> CARELESS_NAMES;

    static {
        String text = "login with password=" + SECRET;
        CARELESS.put("nothing", event -> event);
        CARELESS.put(
                "a new event",
                event -> Event.builder().message(LogEntry.of(text, List.of(), null)).build());
        CARELESS.put("a tag", event -> event.toBuilder().tags(Map.of("password", SECRET)).build());
        CARELESS.put("an extra", event -> event.toBuilder().extra(Map.of("token", SECRET)).build());
        CARELESS.put(
                "a context",
                event ->
                        event.toBuilder()
                                .contexts(Map.of("login", Map.of("password", SECRET)))
                                .build());
        CARELESS.put(
                "a map with keys that are no texts",
                event -> {
                    Map<Object, Object> map = new HashMap<>();
                    map.put(7, text);
                    map.put(null, text);
                    map.put(new StringBuilder(text), 7);
                    return event.toBuilder().extra(Map.of("by number", map)).build();
                });
        CARELESS.put(
                "a number of its own",
                event ->
                        event.toBuilder()
                                .extra(
                                        Map.of(
                                                "number",
                                                new Number() {
                                                    @Override
                                                    public int intValue() {
                                                        return 7;
                                                    }

                                                    @Override
                                                    public long longValue() {
                                                        return 7;
                                                    }

                                                    @Override
                                                    public float floatValue() {
                                                        return 7;
                                                    }

                                                    @Override
                                                    public double doubleValue() {
                                                        return 7;
                                                    }

                                                    @Override
                                                    public String toString() {
                                                        return text;
                                                    }
                                                }))
                                .build());
        CARELESS.put(
                "frames",
                event ->
                        event.toBuilder()
                                .exceptions(
                                        List.of(
                                                ExceptionValue.of(
                                                        "IllegalStateException",
                                                        text,
                                                        "java.lang",
                                                        1,
                                                        Mechanism.GENERIC,
                                                        List.of(
                                                                StackFrame.of(
                                                                        "com.acme.Login",
                                                                        "check",
                                                                        text,
                                                                        1,
                                                                        true,
                                                                        null,
                                                                        Map.of())))))
                                .build());
        CARELESS.put(
                "a request",
                event ->
                        event.toBuilder()
                                .request(
                                        HttpRequest.builder()
                                                .queryString("token=" + SECRET)
                                                .headers(Map.of("Authorization", SECRET))
                                                .cookies(Map.of("JSESSIONID", SECRET))
                                                .data("password=" + SECRET)
                                                .build())
                                .build());
        CARELESS.put(
                "a user",
                event ->
                        event.toBuilder()
                                .user(User.builder().username(text).data("pin", SECRET).build())
                                .build());
        CARELESS.put(
                "a breadcrumb",
                event ->
                        event.toBuilder()
                                .breadcrumbs(
                                        List.of(
                                                Breadcrumb.builder()
                                                        .message(text)
                                                        .data("secret", SECRET)
                                                        .build()))
                                .build());
        CARELESS_NAMES = List.copyOf(CARELESS.keySet());
    }

    @ParameterizedTest
    @FieldSource("CARELESS_NAMES")
    void masksWhatTheApplicationAndItsOnlyProcessorAdd(String name) {
        try (Client client =
                Client.create(server.options().processors(CARELESS.get(name)).build())) {
            client.captureMessage("token=" + SECRET, event -> event.extra("password", SECRET));
        }

        assertThat(server.lastText()).contains(MASK).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RemovePostDataProcessor",
                "RemoveStackLocalsProcessor",
                "SanitizeKeysProcessor",
                "SanitizePasswordsProcessor",
                "SanitizePasswordsProcessor,RemovePostDataProcessor",
                "org.ravenee.processors.ScrubbingIsLastTest$Renaming",
                "SanitizePasswordsProcessor,org.ravenee.processors.ScrubbingIsLastTest$Renaming",
                "org.ravenee.processors.ScrubbingIsLastTest$Renaming,SanitizeKeysProcessor"
            })
    void masksWhateverTheConfiguredNamesAre(String names) {
        Options configured =
                Options.of(
                        Map.of("sentry.processors", names, "sentry.sanitize-keys", "customer-no"));
        try (Client client =
                Client.create(
                        configured.toBuilder()
                                .dsn(RecordingTransport.DSN)
                                .serverName("test")
                                .transport("sync")
                                .transport(server)
                                .build())) {
            client.captureMessage(
                    "password=" + SECRET,
                    event ->
                            event.extra("token", SECRET)
                                    .extra("CustomerNo", SECRET)
                                    .request(
                                            HttpRequest.builder()
                                                    .data(Map.of("pin", SECRET))
                                                    .build()));
        }

        assertThat(server.lastText()).contains(MASK).doesNotContain(SECRET);
    }

    /** Made by its name. */
    public static final class Renaming implements Processor {

        @Override
        public Event process(Event event) {
            Map<String, Object> extra = new LinkedHashMap<>(event.extra());
            extra.put("password", SECRET);
            return event.toBuilder().logger("password=" + SECRET).extra(extra).build();
        }
    }

    @Test
    void masksWithoutAnyProcessor() {
        capture(options -> options.processors().tag("password", SECRET));

        assertThat(server.event().getJsonObject("tags").getString("password")).isEqualTo(MASK);
    }

    @ParameterizedTest
    @CsvSource({"async, event_processor", "sync, event_processor", "async, internal_sdk_error"})
    void sendsNothingOfWhatAProcessorDroppedOrFailedOnAndCountsIt(String transport, String reason) {
        Processor last =
                event -> {
                    if (reason.equals("event_processor")) {
                        return null;
                    }
                    throw new IllegalStateException("password=" + SECRET);
                };
        try (LogCapture log = new LogCapture();
                Client client =
                        Client.create(
                                server.options().transport(transport).processors(last).build())) {
            client.captureMessage("password=" + SECRET);
            assertThat(client.flush(Duration.ofSeconds(30))).isTrue();
            Stats stats = client.stats();
            Map<String, Long> counted = new HashMap<>(stats.dropped());
            counted.putAll(stats.refused());
            assertThat(counted).isEqualTo(Map.of(reason, 1L));
            assertThat(log.lines().toString()).doesNotContain(SECRET);
        }
        for (Envelope envelope : server.envelopes()) {
            assertThat(envelope.items()).containsExactly("client_report");
        }
    }

    /** A map that counts its iterations. */
    private static final class Counting extends AbstractMap<String, Object> {

        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public Set<Entry<String, Object>> entrySet() {
            looks.incrementAndGet();
            return Collections.singleton(Map.entry("plain", "text"));
        }
    }

    private int looks(Processor... behind) {
        Counting counting = new Counting();
        Processor first = event -> event.toBuilder().extra(Map.of("counting", counting)).build();
        capture(
                options ->
                        options.processors(
                                Stream.concat(Stream.of(first), Stream.of(behind))
                                        .toArray(Processor[]::new)));
        return counting.looks.get();
    }

    @Test
    void looksForSecretsOnceWhereTheBuiltInProcessorIsTheLast() {
        int once = looks();

        assertThat(looks(new SanitizePasswordsProcessor())).isEqualTo(once);
        assertThat(
                        looks(
                                new SanitizePasswordsProcessor(),
                                new RemovePostDataProcessor(),
                                new RemoveStackLocalsProcessor()))
                .isEqualTo(once);
        assertThat(looks(new SanitizePasswordsProcessor(), event -> event)).isGreaterThan(once);
    }

    @Test
    void showsNoBeginningOfASecretWhereAnEventIsTooLarge() {
        String token = "ghp_q7Zkx9Wv2Lm4q7Zkx9Wv2Lm4q7Zkx9Wv2Lm4";
        String padding = "word ".repeat(39);
        Processor large =
                event -> {
                    Map<String, String> modules = new LinkedHashMap<>();
                    for (int i = 0; i < 30_000; i++) {
                        modules.put("module " + i, "x".repeat(50));
                    }
                    return event.toBuilder()
                            .logger(padding + token)
                            .transaction(padding + "password=" + SECRET)
                            .message(
                                    LogEntry.of(
                                            "word ".repeat(399) + "password={0}",
                                            List.of(SECRET),
                                            "word ".repeat(399) + "password=" + SECRET))
                            .tags(Map.of("long", padding + token))
                            .fingerprint(List.of("x".repeat(1_100_000)))
                            .modules(modules)
                            .build();
                };
        capture(options -> options.processors(large));

        String text = server.lastText();
        assertThat(text).hasSizeLessThan(1_000_000).contains("raven.shed");
        assertThat(text).doesNotContain("ghp_q", "hunter");
    }

    @Test
    void stopsOnlyWhereScrubIsFalse() {
        try (LogCapture log = new LogCapture()) {
            Options options =
                    Options.of(Map.of("sentry.scrub", "false")).toBuilder()
                            .dsn(RecordingTransport.DSN)
                            .serverName("test")
                            .transport("sync")
                            .transport(server)
                            .build();
            try (Client client = Client.create(options)) {
                assertThat(log.warnings())
                        .as("at start")
                        .singleElement()
                        .asString()
                        .contains("sentry.scrub");
                client.captureMessage("password=" + SECRET);
                client.captureMessage("password=" + SECRET);
                assertThat(log.warnings()).as("not for each event").hasSize(1);
            }
            Client.create(options).close();
            assertThat(log.warnings()).as("for each client").hasSize(2);
        }
        for (JsonObject event : server.events()) {
            assertThat(event.getJsonObject("logentry").getString("message"))
                    .isEqualTo("password=" + SECRET);
        }
        assertThat(server.events()).hasSize(2);
    }

    @Test
    void masksByConfiguredProcessorsWhereScrubIsFalse() {
        Options options =
                Options.of(
                                Map.of(
                                        "SENTRY_SCRUB",
                                        "false",
                                        "sentry.processors",
                                        "SanitizeKeysProcessor",
                                        "sentry.sanitize-keys",
                                        "customer-no"))
                        .toBuilder()
                        .dsn(RecordingTransport.DSN)
                        .serverName("test")
                        .transport("sync")
                        .transport(server)
                        .build();
        try (LogCapture quiet = new LogCapture();
                Client client = Client.create(options)) {
            client.captureMessage(
                    "test", event -> event.extra("CustomerNo", SECRET).extra("password", "kept"));
        }

        JsonObject extra = server.event().getJsonObject("extra");
        assertThat(extra.getString("CustomerNo")).isEqualTo(MASK);
        assertThat(extra.getString("password")).isEqualTo("kept");
    }

    @Test
    void doesNotWarnOfScrubWhereNothingIsReported() {
        try (LogCapture log = new LogCapture()) {
            Client.create(Options.of(Map.of("sentry.scrub", "false"))).close();
            assertThat(log.warnings()).isEmpty();
        }
    }
}
