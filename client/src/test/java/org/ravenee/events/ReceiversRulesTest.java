/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Shop;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Event;
import org.ravenee.EventBuilder;
import org.ravenee.ExceptionValue;
import org.ravenee.HttpRequest;
import org.ravenee.Level;
import org.ravenee.LogEntry;
import org.ravenee.Mechanism;
import org.ravenee.StackFrame;
import org.ravenee.User;
import org.ravenee.logging.RavenHandler;
import org.ravenee.testkit.Recorder;

/**
 * Events of many kinds, with usual and with hostile texts in every place, by the rules of
 * receivers. They drop or misread an attribute of another form behind a response of 200.
 */
class ReceiversRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> TEXTS =
            List.of(
                    "Order 7 failed",
                    "a\u0000b\u0007\u001b[31m\u007f\u0085c",
                    "invoice\u202egnp.exe \u2066x\u2069",
                    "lone \ud800 and \udc00 surrogates",
                    "  two\r\nlines\tand a tab ",
                    "x".repeat(3_000),
                    "\u00e4\ud83d\ude00".repeat(600),
                    "a/b\\c",
                    "latest",
                    "none",
                    ".",
                    "?a=1&b=2",
                    "can't {0} %s {} '{'",
                    "",
                    " \n ");

    /** Sends one event of each kind, with the text in every place that a caller can fill. */
    private static void send(Client client, String text) {
        Consumer<EventBuilder> everywhere =
                event ->
                        event.message(text)
                                .params(text, 1234567, null)
                                .logger(text)
                                .transaction(text)
                                .release(text)
                                .environment(text)
                                .serverName(text)
                                .data("dist", text)
                                .tag(text, text)
                                .tag("user", text)
                                .tag("release", text)
                                .extra(text, Map.of(text, List.of(text)))
                                .fingerprint(text)
                                .engine(text)
                                .user(
                                        User.builder()
                                                .id(text)
                                                .username(text)
                                                .email(text)
                                                .ipAddress(text)
                                                .data(text, text)
                                                .build())
                                .request(
                                        HttpRequest.builder()
                                                .url("https://shop.example/" + text)
                                                .method(text)
                                                .queryString("?" + text)
                                                .headers(Map.of("X-" + text, text))
                                                .cookies(Map.of("theme", text))
                                                .data(text)
                                                .env(Map.of("SERVER_NAME", text))
                                                .build())
                                .breadcrumb(
                                        Breadcrumb.builder()
                                                .message(text)
                                                .category(text)
                                                .type(text)
                                                .data(text, text)
                                                .build());
        client.captureMessage(text);
        client.captureMessage(text, everywhere);
        client.captureException(new IllegalStateException(text, Shop.failure()), everywhere);
        client.captureException(suppressing(text));
        client.captureException(batch(text));
        client.captureException(new OutOfMemoryError(text));
        client.captureQuery(text, everywhere);
        client.capture(text, event -> event.timeSpent(Duration.ofMillis(3)));
        client.send(byHand(text));
        RavenHandler handler = new RavenHandler(client);
        LogRecord record = new LogRecord(java.util.logging.Level.SEVERE, text);
        record.setLoggerName(text);
        record.setParameters(new Object[] {text, 1234567});
        handler.publish(record);
    }

    private static Throwable suppressing(String text) {
        Throwable failure = new IllegalArgumentException(text);
        failure.addSuppressed(new IllegalStateException(text));
        return failure;
    }

    private static SQLException batch(String text) {
        SQLException batch = new BatchUpdateException(text, "23505", new int[0]);
        batch.setNextException(new SQLException(text, "23505"));
        return batch;
    }

    private static Event byHand(String text) {
        StackFrame frame =
                StackFrame.of(
                        "com.acme." + text,
                        text,
                        text,
                        3,
                        true,
                        StackFrame.SourceLines.of(List.of(text), text, List.of(text)),
                        Map.of("a", text));
        return Event.builder()
                .level(Level.FATAL)
                .message(LogEntry.of(text, List.of(text, "1234567"), null))
                .exceptions(
                        List.of(
                                ExceptionValue.of(
                                        text, text, text, 1, Mechanism.GENERIC, List.of(frame))))
                .logger(text)
                .transaction(text)
                .release(text)
                .dist(text)
                .environment(text)
                .serverName(text)
                .tags(Map.of(text, text, "environment", text))
                .contexts(Map.of(text, Map.of(text, text)))
                .modules(Map.of("shop", text))
                .user(User.builder().ipAddress(text).build())
                .build();
    }

    @Test
    void everyEventFollowsTheRulesOfReceivers() throws Exception {
        try (Recorder recorder = new Recorder()) {
            for (String text : TEXTS) {
                send(recorder.client(), text);
            }
            List<String> payloads = recorder.payloads();
            assertThat(payloads).hasSizeGreaterThan(9 * TEXTS.size());
            for (String payload : payloads) {
                assertThat(payload).doesNotContain("\\u0000");
                check(JSON.readTree(payload));
            }
        }
    }

    private static void check(JsonNode event) {
        texts(event);
        assertThat(event.path("event_id").asText()).matches("[0-9a-f]{32}");
        assertThat(event.path("platform").asText()).isEqualTo("java");
        assertThat(event.path("sdk").path("version").asText()).isNotEmpty();
        title(event);
        message(event.path("logentry"));
        line(event.path("transaction"), 200);
        line(event.path("logger"), 64);
        line(event.path("server_name"), 256);
        name(event.path("release"), 200, "latest");
        name(event.path("environment"), 64, "none");
        if (event.has("dist")) {
            assertThat(event.path("dist").asText()).matches("[a-zA-Z0-9_.-]{1,64}");
        }
        tags(event.path("tags"));
        user(event.path("user"));
        assertThat(event.path("request").path("query_string").asText()).doesNotStartWith("?");
        assertThat(event.path("contexts").path("trace").path("trace_id").asText())
                .matches("[0-9a-f]{32}");
        assertThat(event.path("contexts").path("trace").path("span_id").asText())
                .matches("[0-9a-f]{16}");
        assertThat(event.findValues("abs_path")).isEmpty();
        event.findValues("lineno").forEach(line -> assertThat(line.asInt()).isPositive());
    }

    private static void texts(JsonNode node) {
        if (node.isTextual()) {
            visible(node.asText());
        }
        node.fieldNames().forEachRemaining(ReceiversRulesTest::visible);
        for (JsonNode child : node) {
            texts(child);
        }
    }

    private static void visible(String text) {
        text.chars()
                .forEach(
                        c -> {
                            boolean hidden =
                                    (Character.isISOControl(c) && c != '\n' && c != '\t')
                                            || (c >= 0x202a && c <= 0x202e)
                                            || (c >= 0x2066 && c <= 0x2069);
                            assertThat(hidden).as("U+%04X in %s", c, text).isFalse();
                        });
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).as(text).isTrue();
    }

    private static void title(JsonNode event) {
        JsonNode values = event.path("exception").path("values");
        String title =
                values.isEmpty()
                        ? event.path("logentry")
                                .path(
                                        event.path("logentry").has("formatted")
                                                ? "formatted"
                                                : "message")
                                .asText()
                        : values.get(values.size() - 1).path("type").asText();
        assertThat(title).as(event.toString()).isNotBlank();
    }

    private static void message(JsonNode entry) {
        assertThat(entry.path("message").asText().length()).isLessThanOrEqualTo(8_192);
        if (!entry.path("params").isEmpty()) {
            assertThat(entry.path("formatted").isTextual()).as(entry.toString()).isTrue();
            assertThat(entry.path("params")).allMatch(JsonNode::isTextual);
            assertThat(entry.path("formatted").asText()).doesNotContain("1,234,567");
        }
    }

    private static void line(JsonNode text, int most) {
        assertThat(text.asText().length()).isLessThanOrEqualTo(most);
        assertThat(text.asText()).doesNotContain("\n", "\t");
    }

    private static void name(JsonNode name, int most, String reserved) {
        if (!name.isMissingNode()) {
            String text = name.asText();
            line(name, most);
            assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(most);
            assertThat(text).isNotBlank().doesNotContain("/", "\\").isEqualTo(text.strip());
            assertThat(text).isNotIn(".", "..").isNotEqualToIgnoringCase(reserved);
        }
    }

    private static void tags(JsonNode tags) {
        Set<String> reserved =
                Set.of("release", "dist", "user", "filename", "function", "environment");
        for (Iterator<String> names = tags.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            assertThat(name).matches("[a-zA-Z0-9_.:-]{1,200}").isNotIn(reserved);
            line(tags.path(name), 200);
            assertThat(tags.path(name).asText()).isNotBlank();
        }
    }

    private static void user(JsonNode user) {
        assertThat(user.path("id").asText().length()).isLessThanOrEqualTo(128);
        assertThat(user.path("email").asText().length()).isLessThanOrEqualTo(75);
        if (user.has("ip_address")) {
            assertThat(user.path("ip_address").asText()).matches("[0-9a-fA-F.:]+");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "::1, ::1",
        "[2001:db8::7], 2001:db8::7",
        "fe80::1%eth0, fe80::1",
        "999.1.1.1,",
        "010.1.1.1,",
        "localhost,",
        "{{auto}},",
        "10.0.0.1:8080,",
        "'10.0.0.1, 10.0.0.2',",
    })
    void anAddressIsOneOrIsKeptAsOtherData(String given, String address) throws Exception {
        try (Recorder recorder = new Recorder()) {
            recorder.client()
                    .captureMessage(
                            "m", event -> event.user(User.builder().ipAddress(given).build()));
            JsonNode user = JSON.readTree(recorder.payloads().get(0)).path("user");
            assertThat(user.path("ip_address").textValue()).isEqualTo(address);
            assertThat(user.path("data").path("ip_address").textValue())
                    .isEqualTo(address == null ? given : null);
        }
    }

    @Test
    void theEndOfALongLoggerIsKept() throws Exception {
        try (Recorder recorder = new Recorder()) {
            String logger = "com.acme." + "shop.".repeat(20) + "OrderService";
            recorder.client().captureMessage("m", event -> event.logger(logger));
            assertThat(JSON.readTree(recorder.payloads().get(0)).path("logger").asText())
                    .hasSize(64)
                    .endsWith("shop.OrderService");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de",
                "ar-EG-u-nu-arab",
                "hi-IN-u-nu-deva",
                "th-TH-u-ca-buddhist-nu-thai",
                "fr",
                "tr"
            })
    void aMessageIsTheSameInEveryLocale(String language) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            Map<String, String> formatted = new LinkedHashMap<>();
            formatted.put("order {0} failed", "order 1234567 failed");
            formatted.put("order {0,number} failed", "order 1234567 failed");
            formatted.put("order {0,number,integer} failed", "order 1234567 failed");
            formatted.put("order {0,number,#.00} failed", "order 1234567.00 failed");
            formatted.put("{0,choice,0#none|1#one|1<all {0}} failed", "all 1234567 failed");
            formatted.put("can't load user {1}", "can't load user bob");
            formatted.put("can''t load user ''{1}''", "can't load user 'bob'");
            formatted.put("user '{1}' of {0}", "user 'bob' of 1234567");
            formatted.put("set '{'{1}'}'", "set {bob}");
            formatted.put("{1} of {7}", "bob of {7}");
            formatted.put("order {} failed for {}", "order 1234567 failed for bob");
            formatted.put("order {} failed, \\{} and {}", "order 1234567 failed, {} and bob");
            formatted.put("{} at 100% for {} and {}", "1234567 at 100% for bob and {}");
            formatted.put("order %d failed for %s", "order 1234567 failed for bob");
            formatted.put("order %2$s %1$d", "order bob 1234567");
            formatted.put("order %08d, %5s%%", "order 01234567,   bob%");
            formatted.put("order %s%n%s", "order 1234567\nbob");
            formatted.put("Disk at 100%", "Disk at 100%");
            formatted.put("Order failed", "Order failed");
            try (Recorder recorder = new Recorder()) {
                formatted.forEach(
                        (template, text) -> {
                            LogEntry entry =
                                    recorder.client()
                                            .buildEvent(
                                                    "message",
                                                    event ->
                                                            event.message(template)
                                                                    .params(1234567, "bob"))
                                            .message();
                            assertThat(entry.formatted()).as(template).isEqualTo(text);
                            assertThat(entry.message()).isEqualTo(template);
                        });
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{0,number,0.00}", "%.2f", "{0,choice,0#x|1#y}", "%s", "{}"})
    void aHugeNumberCostsLittle(String template) {
        try (Recorder recorder = new Recorder()) {
            Object[] params = {new BigDecimal("1E+1000000000")};
            recorder.client().captureMessage(template, event -> event.params(params));
            assertThat(recorder.payloads().get(0)).hasSizeLessThan(10_000);
        }
    }

    @Test
    void anEventOfTheApplicationsOwnTypeHasItAsTitle() throws Exception {
        try (Recorder recorder = new Recorder()) {
            recorder.client().capture("import", event -> {});
            recorder.client().captureMessage("");
            List<String> titles = new ArrayList<>();
            for (String payload : recorder.payloads()) {
                titles.add(JSON.readTree(payload).path("logentry").path("message").asText());
            }
            assertThat(titles).containsExactlyInAnyOrder("import", "(no message)");
        }
    }
}
