/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.acme.shop.Shop;
import com.acme.shop.Shop.LateOrderException;
import com.acme.shop.Shop.OrderException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Event;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.ExceptionValue;
import org.ravenee.HttpRequest;
import org.ravenee.InvalidDsnException;
import org.ravenee.Level;
import org.ravenee.LogEntry;
import org.ravenee.Options;
import org.ravenee.Processor;
import org.ravenee.StackFrame;
import org.ravenee.ThreadInfo;
import org.ravenee.User;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.RecordingTransport;

class RavenClientTest {

    private final RecordingTransport server = new RecordingTransport();
    private final Client client = server.client();

    private JsonObject captured(Consumer<EventBuilder> with) {
        client.captureMessage("test", with);
        return server.event();
    }

    private Client clientWith(Consumer<Options.Builder> settings) {
        Options.Builder options = server.options();
        settings.accept(options);
        return Client.create(options.build());
    }

    private static JsonObject value(JsonObject event, int index) {
        return event.getJsonObject("exception").getJsonArray("values").getJsonObject(index);
    }

    @Test
    void reportsAnExceptionWithItsCauses() {
        EventId id = client.captureException(Shop.wrapped());

        JsonObject event = server.event();
        assertThat(event.getString("event_id")).isEqualTo(id.toString()).hasSize(32);
        assertThat(event.getString("level")).isEqualTo("error");
        assertThat(event.getString("platform")).isEqualTo("java");
        assertThat(event.getString("server_name")).isEqualTo("test");
        assertThat(value(event, 0).getString("type")).isEqualTo("IllegalStateException");
        assertThat(value(event, 0).getString("value")).isEqualTo("no stock");
        assertThat(value(event, 0).getString("module")).isEqualTo("java.lang");
        assertThat(value(event, 1).getString("type")).isEqualTo("Shop$OrderException");
        assertThat(value(event, 1).getString("value")).isEqualTo("cannot ship");
        assertThat(value(event, 1).getString("module")).isEqualTo("com.acme.shop");
        List<JsonObject> frames =
                value(event, 1)
                        .getJsonObject("stacktrace")
                        .getJsonArray("frames")
                        .getValuesAs(JsonObject.class);
        JsonObject crash = frames.get(frames.size() - 1);
        assertThat(crash.getString("module")).isEqualTo("com.acme.shop.Shop");
        assertThat(crash.getString("function")).isEqualTo("wrapped");
        assertThat(crash.getString("filename")).isEqualTo("Shop.java");
        assertThat(crash.getInt("lineno")).isPositive();
        assertThat(crash.getBoolean("in_app")).isTrue();
    }

    @Test
    void reportsAMessageAtLevelErrorUnlessToldOtherwise() {
        client.captureMessage("one");
        client.captureMessage("two", Level.INFO);
        client.captureMessage("three", event -> event.level(Level.FATAL));

        assertThat(server.events())
                .extracting(event -> event.getString("level"))
                .containsExactly("error", "info", "fatal");
        assertThat(server.events())
                .extracting(event -> event.getJsonObject("logentry").getString("message"))
                .containsExactly("one", "two", "three");
        assertThat(server.events()).noneMatch(event -> event.containsKey("exception"));
        assertThat(server.events())
                .extracting(
                        event ->
                                event.getJsonObject("threads")
                                        .getJsonArray("values")
                                        .getJsonObject(0)
                                        .getString("state"))
                .containsOnly("RUNNABLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Order {0} of {1}|Order 7 of bob",
                "Order %s of %s|Order 7 of bob",
                "It''s {0}|It's 7",
            })
    void keepsTheTemplateOfAMessageForGrouping(String template, String formatted) {
        JsonObject entry =
                captured(event -> event.message(template).params(7, "bob"))
                        .getJsonObject("logentry");

        assertThat(entry.getString("message")).isEqualTo(template);
        assertThat(entry.getString("formatted")).isEqualTo(formatted);
        assertThat(entry.getJsonArray("params").toString()).isEqualTo("[\"7\",\"bob\"]");
    }

    @ParameterizedTest
    @CsvSource({"100%", "%d of %d", "{0", "%5000s", "%.999999999f", "no place"})
    void showsATemplateThatDoesNotFitAsItIs(String template) {
        JsonObject entry =
                captured(event -> event.message(template).params("x")).getJsonObject("logentry");

        assertThat(entry.getString("message")).isEqualTo(template);
        assertThat(entry.getString("formatted"))
                .as("servers that format themselves refuse params without it")
                .isEqualTo(template);
    }

    @Test
    void reportsAQueryWithItsEngineTimeAndParameters() {
        client.captureQuery(
                "SELECT * FROM orders WHERE id = ? AND name LIKE '%s%'",
                event -> event.engine("postgresql").timeSpent(Duration.ofMillis(250)).params(7));

        JsonObject event = server.event();
        assertThat(event.getJsonObject("logentry").getString("message")).startsWith("SELECT");
        assertThat(event.getJsonObject("logentry")).doesNotContainKey("formatted");
        JsonObject query = event.getJsonObject("contexts").getJsonObject("query");
        assertThat(query.getString("engine")).isEqualTo("postgresql");
        assertThat(query.getInt("time_spent_ms")).isEqualTo(250);
        assertThat(query.getJsonArray("params").getInt(0)).isEqualTo(7);
    }

    @Test
    void marksEventsOfTheApplicationsOwnTypeWithATag() {
        client.capture("import", event -> event.message("done"));

        assertThat(server.event().getJsonObject("tags").getString("event.type"))
                .isEqualTo("import");
    }

    @ParameterizedTest
    @CsvSource({"raven.events.Message", "Message", "raven.events.Query"})
    void knowsRavensOwnEventTypes(String type) {
        client.capture(type, event -> event.message("test"));

        assertThat(server.event()).doesNotContainKey("tags");
    }

    @Test
    void reportsTheExceptionThatIsGivenAsData() {
        Throwable failure = Shop.failure();
        client.capture("raven.events.Exception", event -> event.data("exception", failure));

        assertThat(value(server.event(), 0).getString("value")).isEqualTo("no such order");
        assertThat(client.captureException(failure)).isEqualTo(EventId.NONE);
    }

    @Test
    void letsTheCallWinOverTheContextAndTheContextOverTheClient() {
        Client client =
                clientWith(
                        options ->
                                options.tag("a", "client")
                                        .tag("b", "client")
                                        .tag("c", "client")
                                        .extra("a", "client")
                                        .extra("b", "client")
                                        .extra("c", "client")
                                        .release("client")
                                        .environment("client"));
        client.tagsContext(Map.of("b", "context", "c", "context"));
        client.extraContext(Map.of("b", "context", "c", "context"));
        client.userContext(User.of("context"));
        client.httpContext(HttpRequest.of("GET", "/context"));
        client.context().transaction("context");
        client.captureMessage(
                "test",
                event ->
                        event.tag("c", "call")
                                .extra("c", "call")
                                .user(User.of("call"))
                                .request(HttpRequest.of("GET", "/call"))
                                .transaction("call")
                                .release("call")
                                .environment("call")
                                .serverName("call"));

        JsonObject event = server.event();
        for (String key : List.of("tags", "extra")) {
            assertThat(event.getJsonObject(key).toString())
                    .isEqualTo("{\"a\":\"client\",\"b\":\"context\",\"c\":\"call\"}");
        }
        assertThat(event.getJsonObject("user").getString("id")).isEqualTo("call");
        assertThat(event.getJsonObject("request").getString("url")).isEqualTo("/call");
        for (String key : List.of("transaction", "release", "environment", "server_name")) {
            assertThat(event.getString(key)).isEqualTo("call");
        }
    }

    @Test
    void takesWhatTheCallDoesNotSayFromContextAndClient() {
        Client client =
                clientWith(options -> options.release("shop@1").dist("9").environment("test"));
        client.userContext(User.of("7"));
        client.httpContext(HttpRequest.of("GET", "/orders"));
        client.context().transaction("GET /orders");
        client.captureMessage("test");

        JsonObject event = server.event();
        assertThat(event.getString("release")).isEqualTo("shop@1");
        assertThat(event.getString("dist")).isEqualTo("9");
        assertThat(event.getString("environment")).isEqualTo("test");
        assertThat(event.getString("transaction")).isEqualTo("GET /orders");
        assertThat(event.getJsonObject("user").getString("id")).isEqualTo("7");
        assertThat(event.getJsonObject("request").getString("method")).isEqualTo("GET");
    }

    @Test
    void removesATagThatIsSetToNull() {
        Client client = clientWith(options -> options.tag("a", "client"));
        client.context().tag("b", "context").tag("c", "context").tag("c", null);
        client.captureMessage("test", event -> event.tag("a", null).tag("b", null));

        assertThat(server.event()).doesNotContainKey("tags");
    }

    @Test
    void bringsTagsIntoTheFormThatServersTake() {
        JsonObject tags =
                captured(
                                event ->
                                        event.tag("with blank\u00e9", " a\nb ")
                                                .tag("empty", " ")
                                                .tag(" ", "nameless")
                                                .tag("long", "x".repeat(300)))
                        .getJsonObject("tags");

        assertThat(tags.keySet()).containsExactlyInAnyOrder("with-blank-", "long");
        assertThat(tags.getString("with-blank-")).isEqualTo("a b");
        assertThat(tags.getString("long")).hasSize(200).endsWith("...");
    }

    @Test
    void setsTheTagOfTheSiteUnlessThereIsOne() {
        Client client = clientWith(options -> options.site("north"));
        client.captureMessage("one");
        client.captureMessage("two", event -> event.tag("site", "south"));
        client.captureMessage("three", event -> event.data("site", "east"));

        assertThat(server.events())
                .extracting(event -> event.getJsonObject("tags").getString("site"))
                .containsExactly("north", "south", "east");
    }

    @Test
    void setsAttributesByTheirNamesInTheProtocol() {
        JsonObject event =
                captured(
                        builder ->
                                builder.data("level", "warning")
                                        .data("logger", "shop")
                                        .data("culprit", "GET /x")
                                        .data("release", "r")
                                        .data("dist", "d")
                                        .data("environment", "e")
                                        .data("server_name", "s")
                                        .data("tags", Map.of("a", 1))
                                        .data("extra", Map.of("b", 2))
                                        .data("contexts", Map.of("app", Map.of("c", 3)))
                                        .data("fingerprint", List.of("x", 1))
                                        .data("user", User.of("7"))
                                        .data("request", HttpRequest.of("GET", "/"))
                                        .data("timestamp", Instant.parse("2026-01-01T00:00:00Z"))
                                        .data("nothing known", true)
                                        .data("message", "said"));

        assertThat(event.getString("level")).isEqualTo("warning");
        assertThat(event.getString("logger")).isEqualTo("shop");
        assertThat(event.getString("transaction")).isEqualTo("GET /x");
        assertThat(event.getString("release")).isEqualTo("r");
        assertThat(event.getString("dist")).isEqualTo("d");
        assertThat(event.getString("environment")).isEqualTo("e");
        assertThat(event.getString("server_name")).isEqualTo("s");
        assertThat(event.getJsonObject("tags").getString("a")).isEqualTo("1");
        assertThat(event.getJsonObject("extra").getInt("b")).isEqualTo(2);
        assertThat(event.getJsonObject("extra").getBoolean("nothing known")).isTrue();
        assertThat(event.getJsonObject("contexts").getJsonObject("app").getInt("c")).isEqualTo(3);
        assertThat(event.getJsonArray("fingerprint").toString()).isEqualTo("[\"x\",\"1\"]");
        assertThat(event.getString("timestamp")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(event.getJsonObject("logentry").getString("message")).isEqualTo("said");
    }

    @Test
    void keepsAValueThatIsNoneOfItsAttribute() {
        JsonObject extra = captured(event -> event.data("level", "loud")).getJsonObject("extra");

        assertThat(extra.getString("level")).isEqualTo("loud");
    }

    @Test
    void takesAUserAndARequestAsMaps() {
        JsonObject event =
                captured(
                        builder ->
                                builder.data(
                                                "user",
                                                Map.of(
                                                        "id", 7,
                                                        "email", "ada@example.com",
                                                        "ip_address", "10.0.0.1",
                                                        "plan", "gold",
                                                        "data", Map.of("since", 2020)))
                                        .data(
                                                "request",
                                                Map.of(
                                                        "method",
                                                        "POST",
                                                        "url",
                                                        "https://example.com/x",
                                                        "query_string",
                                                        Map.of("a b", "c"),
                                                        "headers",
                                                        Map.of("Accept", "*/*"),
                                                        "cookies",
                                                        "theme=dark",
                                                        "data",
                                                        Map.of("field", List.of(1)),
                                                        "env",
                                                        Map.of("SERVER_PORT", 443),
                                                        "fragment",
                                                        "part")));

        JsonObject user = event.getJsonObject("user");
        assertThat(user.getString("id")).isEqualTo("7");
        assertThat(user.getString("email")).isEqualTo("ada@example.com");
        assertThat(user.getString("ip_address")).isEqualTo("10.0.0.1");
        assertThat(user.getJsonObject("data").getString("plan")).isEqualTo("gold");
        assertThat(user.getJsonObject("data").getInt("since")).isEqualTo(2020);
        JsonObject request = event.getJsonObject("request");
        assertThat(request.getString("method")).isEqualTo("POST");
        assertThat(request.getString("url")).isEqualTo("https://example.com/x");
        assertThat(request.getString("query_string")).isEqualTo("a+b=c");
        assertThat(request.getJsonObject("headers").getString("Accept")).isEqualTo("*/*");
        assertThat(request.getJsonObject("cookies")).isNotEmpty();
        assertThat(request.getJsonObject("data").getJsonArray("field").getInt(0)).isEqualTo(1);
        assertThat(request.getJsonObject("env").getString("SERVER_PORT")).isEqualTo("443");
        assertThat(event.getJsonObject("extra").getString("request.fragment")).isEqualTo("part");
    }

    static java.util.stream.Stream<Arguments> timestamps() {
        return java.util.stream.Stream.of(
                Arguments.of(Instant.parse("2026-01-01T00:00:00.5Z"), "2026-01-01T00:00:00.5Z"),
                Arguments.of("2026-01-01T01:00:00+01:00", "2026-01-01T00:00:00Z"),
                Arguments.of("2026-01-01T00:00:00", "2026-01-01T00:00:00Z"),
                Arguments.of("2026-01-01 00:00:00.25", "2026-01-01T00:00:00.25Z"),
                Arguments.of(
                        ZonedDateTime.of(2026, 1, 1, 1, 0, 0, 0, ZoneId.of("Europe/Berlin")),
                        "2026-01-01T00:00:00Z"),
                Arguments.of(new java.util.Date(1_500), "1970-01-01T00:00:01.5Z"),
                Arguments.of(1_767_225_600L, "2026-01-01T00:00:00Z"),
                Arguments.of(1_767_225_600.25, "2026-01-01T00:00:00.25Z"));
    }

    @ParameterizedTest
    @MethodSource("timestamps")
    void takesATimestampInManyForms(Object timestamp, String expected) {
        JsonObject event = captured(builder -> builder.data("timestamp", timestamp));

        assertThat(Instant.parse(event.getString("timestamp"))).isEqualTo(Instant.parse(expected));
        assertThat(event).doesNotContainKey("extra");
    }

    @ParameterizedTest
    @CsvSource({"10,debug", "20,info", "30,warning", "40,error", "50,fatal"})
    void takesTheLevelsOfPythonsLogging(int number, String level) {
        JsonObject event = captured(builder -> builder.data("level", number));

        assertThat(event.getString("level")).isEqualTo(level);
    }

    static java.util.stream.Stream<Arguments> fingerprints() {
        return java.util.stream.Stream.of(
                Arguments.of(List.of("a", "b")),
                Arguments.of((Object) new String[] {"a", "b"}),
                Arguments.of(Arrays.asList("a", null, "b")));
    }

    @ParameterizedTest
    @MethodSource("fingerprints")
    void takesAFingerprintInManyForms(Object fingerprint) {
        JsonObject event = captured(builder -> builder.data("fingerprint", fingerprint));

        assertThat(event.getJsonArray("fingerprint").toString()).isEqualTo("[\"a\",\"b\"]");
    }

    @Test
    void takesWhatElseRavenTakesAsData() {
        EventId id = EventId.random();
        JsonObject event =
                captured(
                        builder ->
                                builder.data("event_id", id.toString())
                                        .data("time_spent", 250)
                                        .data("modules", Map.of("lib", "1.0"))
                                        .data(
                                                "breadcrumbs",
                                                Map.of(
                                                        "values",
                                                        List.of(
                                                                Map.of(
                                                                        "message",
                                                                        "one",
                                                                        "level",
                                                                        "warning",
                                                                        "timestamp",
                                                                        1,
                                                                        "data",
                                                                        Map.of("a", 1)),
                                                                Breadcrumb.of("two")))));

        assertThat(event.getString("event_id")).isEqualTo(id.toString());
        assertThat(client.lastEventId()).isEqualTo(id);
        assertThat(event.getJsonObject("contexts").getJsonObject("work").getInt("time_spent_ms"))
                .isEqualTo(250);
        assertThat(event.getJsonObject("modules").toString()).isEqualTo("{\"lib\":\"1.0\"}");
        assertThat(messages(event)).containsExactly("one", "two");
        assertThat(crumbs(event).get(0).getString("level")).isEqualTo("warning");
        assertThat(crumbs(event).get(0).getString("timestamp")).startsWith("1970-01-01T00:00:01");
        assertThat(crumbs(event).get(0).getJsonObject("data").getInt("a")).isEqualTo(1);
        assertThat(event).doesNotContainKey("extra");
    }

    @Test
    void removesATagThatIsNullAmongTheTagsOfData() {
        Map<String, Object> tags = new HashMap<>();
        tags.put("a", null);
        client.context().tag("a", "context");

        assertThat(captured(builder -> builder.data("tags", tags))).doesNotContainKey("tags");
    }

    @Test
    void cutsWhateverIsTooLongAndKeepsTheRest() {
        String long1 = "x".repeat(1_200_000);
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            many.put("n" + i, long1);
        }
        client.captureBreadcrumb("kept");
        JsonObject event =
                captured(
                        builder ->
                                builder.tags(many)
                                        .tag("kept", "yes")
                                        .logger(long1)
                                        .transaction(long1)
                                        .environment(long1)
                                        .release("é".repeat(1_000))
                                        .data("dist", long1)
                                        .serverName(long1)
                                        .engine(long1)
                                        .fingerprint(long1, "b")
                                        .data("contexts", Map.of("own", Map.of("a", long1)))
                                        .user(
                                                User.builder()
                                                        .id(long1)
                                                        .username("ada")
                                                        .email(long1)
                                                        .data(many)
                                                        .build())
                                        .request(
                                                HttpRequest.builder()
                                                        .url(long1)
                                                        .queryString(long1)
                                                        .headers(many)
                                                        .cookies(many)
                                                        .env(many)
                                                        .build()));

        assertThat(messages(event)).containsExactly("kept");
        assertThat(event.getString("logger")).hasSize(64);
        assertThat(event.getString("transaction")).hasSize(200);
        assertThat(event.getString("environment")).hasSize(64);
        assertThat(event.getString("dist")).hasSize(64);
        assertThat(event.getString("release").getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(200);
        assertThat(event.getJsonArray("fingerprint").getString(0)).hasSize(200);
        assertThat(event.getJsonObject("user").getString("id")).hasSize(128);
        assertThat(event.getJsonObject("user").getString("username")).isEqualTo("ada");
        JsonObject request = event.getJsonObject("request");
        assertThat(request.getString("url")).hasSize(2_048);
        assertThat(request.getString("query_string")).hasSize(8_192);
    }

    @Test
    void keepsLittleOfTheDataOfABreadcrumb() {
        client.captureBreadcrumb(
                crumb -> {
                    crumb.message("fat").type("t".repeat(1_000));
                    for (int i = 0; i < 1_000; i++) {
                        crumb.data("name " + i, i % 2 == 0 ? "x".repeat(1_000) : i);
                    }
                });
        client.captureMessage("test");

        JsonObject crumb = crumbs(server.event()).get(0);
        assertThat(crumb.getString("type")).hasSize(128);
        assertThat(crumb.getJsonObject("data").toString())
                .hasSizeLessThan(2_500)
                .contains("name 0", "name 1");
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775807", "-9223372036854775808"})
    void takesAnEndlessTimeForTheLongestThereIs(long seconds) {
        JsonObject event = captured(builder -> builder.timeSpent(Duration.ofSeconds(seconds)));

        assertThat(
                        event.getJsonObject("contexts")
                                .getJsonObject("work")
                                .getJsonNumber("time_spent_ms")
                                .longValue())
                .isEqualTo(seconds < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"billing.exception", "com.acme.Message", "com.acme.Exception", "raven.events.Own"})
    void takesNoTypeOfTheApplicationForOneOfRavens(String type) {
        client.capture(type, event -> event.extra("a", 1));

        assertThat(server.event().getJsonObject("tags").getString("event.type")).isEqualTo(type);
        assertThat(server.event().getJsonObject("extra").getInt("a")).isEqualTo(1);
    }

    @Test
    void reportsAnEventOfRavensTypeThatHasAnyContent() {
        assertThat(client.capture("Exception", event -> {})).isEqualTo(EventId.NONE);
        assertThat(client.capture("Exception", event -> event.tag("a", "b")).isPresent()).isTrue();
    }

    @Test
    void reportsNothingForAMessageThatIsNull() {
        assertThat(client.captureMessage(null)).isEqualTo(EventId.NONE);
        assertThat(client.captureMessage(null, Level.INFO)).isEqualTo(EventId.NONE);
        assertThat(client.captureQuery(null)).isEqualTo(EventId.NONE);
        assertThat(server.events()).isEmpty();
    }

    @Test
    void sendsAnEventOfHandWithoutItsNulls() {
        Map<String, String> tags = new HashMap<>();
        tags.put("a", null);
        tags.put("with blank", " b\n");
        tags.put(null, "c");
        Event event =
                Event.builder()
                        .tags(tags)
                        .modules(tags)
                        .fingerprint(Arrays.asList("x", null))
                        .breadcrumbs(Arrays.asList(null, Breadcrumb.of("kept")))
                        .message(LogEntry.of(null, Arrays.asList("p", null), null))
                        .exceptions(
                                Arrays.asList(
                                        null,
                                        ExceptionValue.of("E", null, null, 0, null, null),
                                        ExceptionValue.of(
                                                "E",
                                                "kept",
                                                null,
                                                0,
                                                null,
                                                Arrays.asList(
                                                        null,
                                                        StackFrame.of(
                                                                null, null, null, 0, true, null,
                                                                null)))))
                        .threads(
                                Arrays.asList(
                                        null, ThreadInfo.of(1, null, null, false, true, null)))
                        .build();

        assertThat(client.send(event)).isEqualTo(event.id());
        JsonObject sent = server.event();
        assertThat(sent.getJsonObject("tags").toString()).isEqualTo("{\"with-blank\":\"b\"}");
        assertThat(sent.getJsonArray("fingerprint").toString()).isEqualTo("[\"x\"]");
        assertThat(messages(sent)).containsExactly("kept");
        assertThat(value(sent, 1).getString("value")).isEqualTo("kept");
    }

    @Test
    void limitsAnEventOfHandLikeAnyOther() {
        String long1 = "x".repeat(1_200_000);
        Event event =
                Event.builder()
                        .logger(long1)
                        .environment(long1)
                        .tags(Map.of("a", "b"))
                        .user(User.of(long1))
                        .breadcrumbs(List.of(Breadcrumb.of("kept")))
                        .request(HttpRequest.builder().queryString(long1).build())
                        .build();
        client.send(event);

        JsonObject sent = server.event();
        assertThat(sent.getString("logger")).hasSize(64);
        assertThat(sent.getString("environment")).hasSize(64);
        assertThat(sent.getJsonObject("user").getString("id")).hasSize(128);
        assertThat(sent.getJsonObject("request").getString("query_string")).hasSize(8_192);
        assertThat(messages(sent)).containsExactly("kept");
    }

    @Test
    void sendsAnEventWithoutAListThatCannotBeRead() {
        Event unreadable =
                Event.builder()
                        .breadcrumbs(
                                new java.util.AbstractList<>() {
                                    @Override
                                    public Breadcrumb get(int index) {
                                        throw new IllegalStateException();
                                    }

                                    @Override
                                    public int size() {
                                        return 1;
                                    }
                                })
                        .build();

        assertThat(client.send(unreadable).isPresent()).isTrue();
        assertThat(server.event().containsKey("breadcrumbs")).isFalse();
    }

    @Test
    void bringsTheTagsOfProcessorsIntoFormToo() {
        Client client =
                clientWith(
                        options ->
                                options.processors(
                                        event ->
                                                event.toBuilder()
                                                        .tags(Map.of("a b", " c "))
                                                        .build()));
        client.captureMessage("test");

        assertThat(server.event().getJsonObject("tags").toString()).isEqualTo("{\"a-b\":\"c\"}");
    }

    @Test
    void endsWhateverCannotBeUninstalled() {
        RavenClient client = (RavenClient) this.client;
        AtomicInteger ended = new AtomicInteger();
        client.beforeClose(
                () -> {
                    throw new IllegalStateException();
                });
        client.beforeClose(ended::incrementAndGet);
        client.close();

        assertThat(ended).hasValue(1);
        assertThat(client.captureMessage("late")).isEqualTo(EventId.NONE);
    }

    @Test
    void sendsFingerprintLoggerAndTimestamp() {
        Instant then = Instant.parse("2026-01-02T03:04:05.123456789Z");
        JsonObject event =
                captured(
                        builder ->
                                builder.fingerprint("{{ default }}", "shop")
                                        .logger("shop.orders")
                                        .timestamp(then));

        assertThat(event.getJsonArray("fingerprint").toString())
                .isEqualTo("[\"{{ default }}\",\"shop\"]");
        assertThat(event.getString("logger")).isEqualTo("shop.orders");
        assertThat(event.getString("timestamp")).isEqualTo("2026-01-02T03:04:05.123456Z");
    }

    @Test
    void drawsEventsByTheSampleRateOfCallOrClient() {
        Client never = clientWith(options -> options.sampleRate(0));

        assertThat(never.captureMessage("client says no")).isEqualTo(EventId.NONE);
        assertThat(client.captureMessage("call says no", event -> event.sampleRate(0)))
                .isEqualTo(EventId.NONE);
        assertThat(client.captureMessage("below zero", event -> event.sampleRate(-1)))
                .isEqualTo(EventId.NONE);
        assertThat(never.captureMessage("call says yes", event -> event.sampleRate(1)).isPresent())
                .isTrue();
        assertThat(client.captureMessage("no number", event -> event.sampleRate(Double.NaN)))
                .isNotEqualTo(EventId.NONE);
        assertThat(server.events()).hasSize(2);
    }

    @Test
    void drawsOnceForAFailureAndItsWrappers() {
        Throwable failure = Shop.failure();

        client.captureException(failure, event -> event.sampleRate(0));

        assertThat(client.captureException(failure)).isEqualTo(EventId.NONE);
        assertThat(client.captureException(new RuntimeException(failure))).isEqualTo(EventId.NONE);
        assertThat(server.events()).isEmpty();
    }

    @Test
    void carriesTheStackOfTheCallerIfWanted() {
        client.captureMessage("with", event -> event.stack(true));
        Client always = clientWith(options -> options.autoLogStacks(true));
        always.captureMessage("always");
        always.captureMessage("without", event -> event.stack(false));

        assertThat(server.events())
                .extracting(event -> event.getJsonObject("threads").toString())
                .extracting(thread -> thread.contains("stacktrace"))
                .containsExactly(true, true, false);
        JsonObject thread =
                server.events()
                        .get(0)
                        .getJsonObject("threads")
                        .getJsonArray("values")
                        .getJsonObject(0);
        assertThat(thread.getBoolean("current")).isTrue();
        assertThat(thread.getString("name")).isEqualTo(Thread.currentThread().getName());
        assertThat(thread.getJsonObject("stacktrace").getJsonArray("frames"))
                .isNotEmpty()
                .noneMatch(frame -> frame.asJsonObject().getString("module").contains("ravenee"));
    }

    @Test
    void carriesTheStackOfTheCallerBesideThatOfAnExceptionIfWanted() {
        client.captureException(Shop.failure(), event -> event.stack(true));
        clientWith(options -> options.autoLogStacks(true)).captureException(Shop.failure());

        assertThat(server.events())
                .extracting(
                        event ->
                                event.getJsonObject("threads")
                                        .getJsonArray("values")
                                        .getJsonObject(0)
                                        .containsKey("stacktrace"))
                .containsExactly(true, false);
    }

    @Test
    void tellsThePlatform() {
        JsonObject contexts = captured(event -> {}).getJsonObject("contexts");

        assertThat(contexts.getJsonObject("runtime").getString("version"))
                .isEqualTo(System.getProperty("java.version"));
        assertThat(contexts.getJsonObject("os").getString("name"))
                .isEqualTo(System.getProperty("os.name"));
    }

    @Test
    void tellsTheVersionsOfLibrariesUnlessToldNotTo() {
        assertThat(client.getModuleVersions())
                .containsEntry("java", System.getProperty("java.version"))
                .containsKey("assertj-core");
        assertThat(captured(event -> {}).getJsonObject("modules")).containsKey("java");

        Client silent = clientWith(options -> options.includeVersions(false));
        assertThat(silent.getModuleVersions()).isEmpty();
    }

    @Test
    void sharesNoneOfItsOwnStateWithItsCallers() {
        assertThatCode(() -> client.getModuleVersions().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        Event event = client.buildEvent("Message", with -> with.message("x"));
        assertThatCode(() -> event.contexts().get("os").clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void givesThePublicDsn() {
        assertThat(client.getPublicDsn()).hasValue("//public@sentry.example.com/1");
        assertThat(client.getPublicDsn("https")).hasValue("https://public@sentry.example.com/1");
        assertThat(client.getPublicDsn(null)).hasValue("//public@sentry.example.com/1");
        client.close();
        assertThat(client.getPublicDsn()).isEmpty();
        assertThat(client.getPublicDsn("https")).isEmpty();
    }

    @Test
    void keepsTheLastIdThatWasAccepted() {
        assertThat(client.lastEventId()).isEqualTo(EventId.NONE);

        EventId id = client.captureMessage("accepted");
        client.captureMessage("not accepted", event -> event.sampleRate(0));

        assertThat(client.lastEventId()).isEqualTo(id);
    }

    @Test
    void buildsAnEventWithoutSendingOrFilteringIt() {
        Client client = clientWith(options -> options.sampleRate(0).tag("a", "b"));
        Event event = client.buildEvent("Message", with -> with.message("later").tag("c", "d"));

        assertThat(server.events()).isEmpty();
        assertThat(event.message().text()).isEqualTo("later");
        assertThat(event.tags()).containsEntry("a", "b").containsEntry("c", "d");
        assertThat(client.lastEventId()).isEqualTo(EventId.NONE);

        assertThat(client.send(event)).isEqualTo(event.id());
        assertThat(server.event().getString("event_id")).isEqualTo(event.id().toString());
        assertThat(client.lastEventId()).isEqualTo(event.id());
    }

    @Test
    void sendsAnEventOfHandAsItIsAtTheCall() {
        Map<String, Object> cyclic = new HashMap<>();
        cyclic.put("self", cyclic);
        cyclic.put("secret", new StringBuilder("hunter2"));
        cyclic.put("text", new StringBuilder("password=hunter2"));
        Event event =
                Event.builder()
                        .extra(new HashMap<>(Map.of("cyclic", cyclic, "null", "x")))
                        .contexts(Map.of("own", cyclic))
                        .id(null)
                        .build();

        EventId id = client.send(event);

        assertThat(id.isPresent()).isTrue();
        assertThat(server.event().getString("event_id")).isEqualTo(id.toString());
        assertThat(server.lastText()).contains("<...>").doesNotContain("hunter2");
    }

    @Test
    void isDisabledWithoutADsn() {
        try (LogCapture log = new LogCapture()) {
            Client disabled = Client.create(Options.builder().transport(server).build());

            assertThat(disabled.isEnabled()).isFalse();
            assertThat(disabled.captureException(Shop.failure())).isEqualTo(EventId.NONE);
            assertThat(disabled.captureMessage("test")).isEqualTo(EventId.NONE);
            assertThat(disabled.send(Event.builder().build())).isEqualTo(EventId.NONE);
            assertThat(disabled.getPublicDsn()).isEmpty();
            assertThat(disabled.getPublicDsn("https")).isEmpty();
            assertThat(disabled.flush(Duration.ZERO)).isTrue();
            disabled.context().tag("a", "b");
            assertThat(disabled.context().snapshot().tags()).containsEntry("a", "b");
            disabled.close();
            assertThat(log.infos()).singleElement().asString().contains("sentry.dsn");
            assertThat(log.warnings()).isEmpty();
        }
        assertThat(server.events()).isEmpty();
    }

    @Test
    void isDisabledWhateverTheDsnIfToldSo() {
        Client disabled = clientWith(options -> options.enabled(false));

        assertThat(disabled.isEnabled()).isFalse();
        assertThat(disabled.captureMessage("test")).isEqualTo(EventId.NONE);
        assertThat(server.events()).isEmpty();
    }

    @Test
    void doesNothingOnceClosed() {
        client.close();
        client.close();

        assertThat(client.isEnabled()).isFalse();
        assertThat(client.captureMessage("late")).isEqualTo(EventId.NONE);
        assertThat(client.captureException(Shop.failure())).isEqualTo(EventId.NONE);
        assertThat(client.send(Event.builder().build())).isEqualTo(EventId.NONE);
        assertThat(client.flush(Duration.ZERO)).isTrue();
        assertThat(server.events()).isEmpty();
    }

    @Test
    void refusesADsnThatIsNone() {
        assertThatCode(() -> Client.create("nonsense")).isInstanceOf(InvalidDsnException.class);
    }

    @Test
    @SuppressWarnings("DataFlowIssue")
    void neverThrowsForNulls() {
        Map<String, String> nulls = new HashMap<>();
        nulls.put(null, null);
        nulls.put("a", null);
        assertThatCode(
                        () -> {
                            client.captureException(null);
                            client.captureException(null, null);
                            client.captureException(Shop.failure(), null);
                            client.captureMessage(null);
                            client.captureMessage(null, (Level) null);
                            client.captureMessage("x", (Consumer<EventBuilder>) null);
                            client.captureQuery(null);
                            client.captureQuery(null, null);
                            client.capture(null, null);
                            client.captureBreadcrumb((String) null);
                            client.captureBreadcrumb((Breadcrumb) null);
                            client.captureBreadcrumb((Consumer<Breadcrumb.Builder>) null);
                            client.userContext(null);
                            client.tagsContext(null);
                            client.tagsContext(nulls);
                            client.extraContext(null);
                            client.extraContext(nulls);
                            client.httpContext(null);
                            client.context()
                                    .tag(null, null)
                                    .extra(null, null)
                                    .extras(null)
                                    .tags(null)
                                    .transaction(null);
                            client.buildEvent(null, null);
                            client.send(null);
                            client.shouldCapture(null);
                            client.getPublicDsn(null);
                            client.flush(null);
                        })
                .doesNotThrowAnyException();
        assertThat(client.captureMessage("still works").isPresent()).isTrue();
    }

    @Test
    @SuppressWarnings({"DataFlowIssue", "NullArgumentToVariableArgMethod"})
    void takesNullsOfADescriptionForNothingSaid() {
        JsonObject event =
                captured(
                        builder ->
                                builder.level(null)
                                        .logger(null)
                                        .tag(null, "x")
                                        .tags(null)
                                        .extra(null, "x")
                                        .extras(null)
                                        .fingerprint((String[]) null)
                                        .user(null)
                                        .request(null)
                                        .params((Object[]) null)
                                        .engine(null)
                                        .timeSpent(null)
                                        .timestamp(null)
                                        .transaction(null)
                                        .release(null)
                                        .environment(null)
                                        .serverName(null)
                                        .breadcrumb((Breadcrumb) null)
                                        .breadcrumb((Consumer<Breadcrumb.Builder>) null)
                                        .mechanism(null)
                                        .data(null, null)
                                        .tag("last", "reached"));

        assertThat(event.getJsonObject("tags").getString("last")).isEqualTo("reached");
        assertThat(event).doesNotContainKey("extra");
    }

    @Test
    void reportsNothingWhereThereIsNeitherExceptionNorMessage() {
        assertThat(client.captureException(null)).isEqualTo(EventId.NONE);
        assertThat(client.captureException(null, event -> event.message("said")).isPresent())
                .isTrue();
    }

    @Test
    void reportsEvenWhatIsBadlyDescribed() {
        client.captureException(
                Shop.failure(),
                event -> {
                    event.tag("before", "kept");
                    throw new AssertionError("the lambda fails");
                });
        client.captureMessage(
                "second",
                event -> {
                    throw sneaky(new IOException("checked"));
                });

        assertThat(server.events()).hasSize(2);
        assertThat(server.events().get(0).getJsonObject("tags").getString("before"))
                .isEqualTo("kept");
        assertThat(
                        server.events()
                                .get(0)
                                .getJsonObject("extra")
                                .getString("raven.description_failed"))
                .isEqualTo("java.lang.AssertionError");
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void ignoresABuilderThatIsUsedAfterTheCall() {
        EventBuilder[] kept = new EventBuilder[1];
        Client asynchronous = clientWith(options -> options.transport("async"));
        asynchronous.captureMessage("test", event -> kept[0] = event);
        kept[0].tag("late", "x").message("changed");
        assertThat(asynchronous.flush(Duration.ofSeconds(10))).isTrue();

        assertThat(server.lastText()).doesNotContain("late").doesNotContain("changed");
        asynchronous.close();
    }

    @Test
    void takesValuesAsTheyAreAtTheCall() {
        Map<String, Object> cart = new HashMap<>(Map.of("items", 1));
        Client asynchronous = clientWith(options -> options.transport("async"));
        asynchronous.extraContext(Map.of("context", cart));
        asynchronous.captureMessage("test", event -> event.extra("call", cart));
        cart.put("items", 2);
        assertThat(asynchronous.flush(Duration.ofSeconds(10))).isTrue();

        assertThat(server.lastText()).contains("\"items\":1").doesNotContain("\"items\":2");
        asynchronous.close();
    }

    @Test
    void sendsNothingThatAProcessorDropped() {
        Client client = clientWith(options -> options.processors(event -> null));

        assertThat(client.captureMessage("test")).isEqualTo(EventId.NONE);
        assertThat(server.events()).isEmpty();
    }

    @Test
    void sendsNothingThatAProcessorFailedOn() {
        for (Throwable failure :
                List.of(new IllegalStateException("processor"), new AssertionError("processor"))) {
            Client client =
                    clientWith(
                            options ->
                                    options.processors(
                                            event -> {
                                                throw RavenClientTest.<RuntimeException>sneaky(
                                                        failure);
                                            }));
            try (LogCapture log = new LogCapture()) {
                assertThat(client.captureMessage("one")).isEqualTo(EventId.NONE);
                assertThat(client.captureMessage("two")).isEqualTo(EventId.NONE);
                assertThat(log.warnings()).as("told once").hasSize(1);
            }
        }
        assertThat(server.events()).isEmpty();
    }

    @Test
    void letsProcessorsChangeEventsInTheirOrder() {
        Processor first = event -> event.toBuilder().logger("first").build();
        Processor second = event -> event.toBuilder().logger(event.logger() + ",second").build();
        clientWith(options -> options.processors(first, second)).captureMessage("test");

        assertThat(server.event().getString("logger")).isEqualTo("first,second");
    }

    @ParameterizedTest
    @CsvSource({"sync", "async"})
    void refusesWhatAProcessorCapturesItself(String transport) {
        Client[] self = new Client[1];
        AtomicInteger processed = new AtomicInteger();
        self[0] =
                clientWith(
                        options ->
                                options.transport(transport)
                                        .processors(
                                                event -> {
                                                    processed.incrementAndGet();
                                                    assertThat(self[0].captureMessage("again"))
                                                            .isEqualTo(EventId.NONE);
                                                    return event;
                                                }));

        try (LogCapture log = new LogCapture()) {
            self[0].captureMessage("one");
            self[0].captureMessage("two");
            assertThat(self[0].flush(Duration.ofSeconds(10))).isTrue();
            self[0].close();
            assertThat(log.warnings()).singleElement().asString().contains("processor");
        }

        assertThat(processed).hasValue(2);
        assertThat(server.events()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.shop.Shop$OrderException, true, true",
        "com.acme.shop.Shop.OrderException, true, true",
        "OrderException, true, false",
        "com.acme.shop.*, true, true",
        "com.acm*, true, true",
        "*, true, true",
        "java.lang.RuntimeException, true, true",
        "java.lang.Throwable, true, true",
        "com.acme.shop.Shop$LateOrderException, false, true",
        "LateOrderException, false, true",
        "Ord*, false, false",
        "orderexception, false, false",
        "Exception, false, false",
        "RuntimeException, false, false",
        "com.acme.shop, false, false",
        "com.acme.shop.Shop, false, false",
        "com.acme.sho, false, false",
        "java.lang.IllegalStateException, false, false",
        "no.such.Exception, false, false",
    })
    void ignoresExceptionsByRule(String rule, boolean order, boolean late) {
        Client client = clientWith(options -> options.ignoreExceptions(rule));

        assertThat(client.shouldCapture(new OrderException("x"))).isEqualTo(!order);
        assertThat(client.shouldCapture(new LateOrderException("x"))).isEqualTo(!late);
        assertThat(client.captureException(new OrderException("x")).isPresent()).isEqualTo(!order);
    }

    @Test
    void appliesIgnoreRulesToWhatIsInsideAWrapper() {
        Client client = clientWith(options -> options.ignoreExceptions("OrderException"));

        assertThat(client.shouldCapture(new ExecutionException(Shop.failure()))).isFalse();
        assertThat(client.shouldCapture(new CompletionException(Shop.failure()))).isFalse();
        assertThat(client.shouldCapture(new RuntimeException(Shop.failure()))).isTrue();
        assertThat(client.shouldCapture(new ExecutionException("no cause", null))).isTrue();
    }

    @Test
    void asksIgnoreRulesBeforeAnyWork() {
        Client client = clientWith(options -> options.ignoreExceptions("*"));
        AtomicInteger described = new AtomicInteger();

        client.captureException(Shop.failure(), event -> described.incrementAndGet());

        assertThat(described).hasValue(0);
    }

    @Test
    void keepsTheTrailOfBreadcrumbs() {
        client.captureBreadcrumb("one");
        client.captureBreadcrumb(
                crumb ->
                        crumb.category("shop")
                                .message("two")
                                .level(Level.WARNING)
                                .type("query")
                                .data("n", 2));
        client.captureBreadcrumb(Breadcrumb.of("shop", "three"));
        client.captureMessage("test", event -> event.breadcrumb(Breadcrumb.of("only here")));
        client.captureMessage("again");

        assertThat(messages(server.events().get(0)))
                .containsExactly("one", "two", "three", "only here");
        assertThat(messages(server.events().get(1))).containsExactly("one", "two", "three");
        JsonObject two = crumbs(server.events().get(0)).get(1);
        assertThat(two.getString("category")).isEqualTo("shop");
        assertThat(two.getString("level")).isEqualTo("warning");
        assertThat(two.getString("type")).isEqualTo("query");
        assertThat(two.getJsonObject("data").getInt("n")).isEqualTo(2);
        assertThat(Instant.parse(two.getString("timestamp"))).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void keepsTheNewestBreadcrumbs() {
        for (int i = 0; i < 1_050; i++) {
            client.captureBreadcrumb("crumb " + i);
        }
        client.captureMessage("test");
        client.captureMessage("more", event -> event.breadcrumb(Breadcrumb.of("own")));

        assertThat(messages(server.events().get(0)))
                .hasSize(100)
                .startsWith("crumb 950")
                .endsWith("crumb 1049");
        assertThat(messages(server.events().get(1))).hasSize(100).endsWith("crumb 1049", "own");
    }

    @Test
    void takesARepeatedBreadcrumbForOneStep() {
        for (int n : List.of(42, 42, 42, 23, 23, 23, 42)) {
            client.captureBreadcrumb("number " + n);
        }
        client.captureMessage("test");

        assertThat(messages(server.event())).containsExactly("number 42", "number 23", "number 42");
    }

    @Test
    void cutsBreadcrumbsToLength() {
        client.captureBreadcrumb(
                crumb -> crumb.message("a".repeat(4_096)).category("c".repeat(500)));
        client.captureMessage("test");

        JsonObject crumb = crumbs(server.event()).get(0);
        assertThat(crumb.getString("message")).hasSize(1_024).startsWith("aaa").endsWith("...");
        assertThat(crumb.getString("category")).hasSize(128);
    }

    @Test
    void keepsNoBreadcrumbsIfToldNotTo() {
        for (Client client :
                List.of(
                        clientWith(options -> options.enableBreadcrumbs(false)),
                        clientWith(options -> options.maxBreadcrumbs(0)))) {
            client.captureBreadcrumb("none");
            client.captureMessage("test", event -> event.breadcrumb(Breadcrumb.of("none")));
        }

        assertThat(server.events()).hasSize(2).noneMatch(event -> event.containsKey("breadcrumbs"));
    }

    @Test
    void leavesOutABreadcrumbThatFails() {
        client.captureBreadcrumb(
                crumb -> {
                    throw new AssertionError();
                });
        client.captureBreadcrumb("good");
        client.captureMessage("test");

        assertThat(messages(server.event())).containsExactly("good");
    }

    private static List<JsonObject> crumbs(JsonObject event) {
        return event.getJsonObject("breadcrumbs")
                .getJsonArray("values")
                .getValuesAs(JsonObject.class);
    }

    private static List<String> messages(JsonObject event) {
        return crumbs(event).stream().map(crumb -> crumb.getString("message")).toList();
    }

    @Test
    void sendsUserAndRequestWhole() {
        JsonObject event =
                captured(
                        builder ->
                                builder.user(
                                                User.builder()
                                                        .id("7")
                                                        .username("bob")
                                                        .email("bob@example.com")
                                                        .ipAddress("10.0.0.1")
                                                        .data("plan", List.of("gold"))
                                                        .build())
                                        .request(
                                                HttpRequest.builder()
                                                        .method("POST")
                                                        .url("https://example.com/x")
                                                        .queryString("a=b")
                                                        .headers(Map.of("Accept", "*/*"))
                                                        .cookies(Map.of("theme", "dark"))
                                                        .data(
                                                                Map.of(
                                                                        "field",
                                                                        Arrays.asList(1, null)))
                                                        .env(Map.of("SERVER_NAME", "x"))
                                                        .build()));

        assertThat(event.getJsonObject("user").toString())
                .isEqualTo(
                        "{\"id\":\"7\",\"username\":\"bob\",\"email\":\"bob@example.com\","
                                + "\"ip_address\":\"10.0.0.1\",\"data\":{\"plan\":[\"gold\"]}}");
        JsonObject request = event.getJsonObject("request");
        assertThat(request.getString("method")).isEqualTo("POST");
        assertThat(request.getString("url")).isEqualTo("https://example.com/x");
        assertThat(request.getString("query_string")).isEqualTo("a=b");
        assertThat(request.getJsonObject("headers").getString("Accept")).isEqualTo("*/*");
        assertThat(request.getJsonObject("cookies").getString("theme")).isEqualTo("dark");
        assertThat(request.getJsonObject("data").getJsonArray("field").get(1))
                .isEqualTo(JsonValue.NULL);
        assertThat(request.getJsonObject("env").getString("SERVER_NAME")).isEqualTo("x");
    }
}
