/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final String CHAIN =
            """
            {"level":"fatal","environment":"staging","transaction":"POST /orders",
             "exception":{"values":[
               {"type":"IOException","value":"the innermost","module":"java.io"},
               {"type":"PoolException","value":"put aside",
                "mechanism":{"type":"suppressed","handled":true}},
               {"type":"OrderException","value":"the thrown one","module":"com.acme",
                "mechanism":{"type":"auto.http.jaxrs","handled":false},
                "stacktrace":{"frames":[
                  {"module":"io.undertow.Server","function":"run","lineno":9,"filename":"Server.java"},
                  {"module":"com.acme.Orders","function":"place","lineno":42,"in_app":true,
                   "filename":"Orders.java","pre_context":["before();"],"context_line":"fail();",
                   "post_context":["after();"],"vars":{"count":3}},
                  {"module":"java.util.Objects","function":"requireNonNull"}]}}]},
             "breadcrumbs":{"values":[
               {"timestamp":1763856002,"message":"second crumb"},
               {"timestamp":1763856001,"message":"first crumb"}]},
             "user":{"id":"4711"},"tags":{"tenant":"acme"}}
            """;

    private final Inbox inbox = Inbox.start(0);
    private final Wire wire = new Wire(inbox.port());

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void tellsWhatToDoWhileThereIsNothing() throws Exception {
        assertThat(wire.get("/").body())
                .contains("Waiting for the first event")
                .contains("sentry.dsn=" + inbox.dsn());
    }

    @Test
    void listsEventsNewestFirst() throws Exception {
        wire.sendEvent("{\"message\":\"the older one\"}");
        wire.sendEvent(CHAIN);

        assertThat(wire.get("/").body())
                .containsSubsequence(
                        "fatal",
                        "OrderException",
                        "unhandled",
                        "the thrown one",
                        "POST /orders",
                        "staging",
                        "project 1",
                        "the older one");
    }

    @Test
    void filtersByLevelAndWords() throws Exception {
        wire.sendEvent("{\"level\":\"info\",\"message\":\"Ready to serve\"}");
        wire.sendEvent("{\"level\":\"error\",\"message\":\"Out of tea\"}");

        assertThat(wire.get("/?level=info").body()).contains("serve").doesNotContain("tea");
        assertThat(wire.get("/?q=TEA").body()).contains("Out of tea").doesNotContain("serve");
        assertThat(wire.get("/?level=info&q=tea").body()).contains("No event matches");
        assertThat(wire.get("/?level=nonsense&q=%ff").statusCode()).isEqualTo(200);
    }

    @Test
    void showsTheThrownExceptionFirstAndTheBreadcrumbsInTimeOrder() throws Exception {
        wire.sendEvent(CHAIN);

        assertThat(readable(wire.get("/events/" + Wire.ID).body()))
                .containsSubsequence(
                        "<h1",
                        "OrderException",
                        "auto.http.jaxrs",
                        "unhandled",
                        "Objects.requireNonNull",
                        "Orders.place",
                        "Orders.java:42",
                        "41",
                        "before();",
                        "42",
                        "fail();",
                        "43",
                        "after();",
                        "count",
                        "Server.run",
                        "Suppressed",
                        "PoolException",
                        "Caused by",
                        "IOException",
                        "the innermost",
                        "first crumb",
                        "second crumb",
                        "4711",
                        "tenant",
                        "acme");
    }

    @Test
    void opensTheFramesOfTheApplicationAndFoldsOthers() throws Exception {
        wire.sendEvent(CHAIN);
        String page = wire.get("/events/" + Wire.ID).body();

        assertThat(page).contains("class=\"frame in-app\"");
        assertThat(page).contains("<details><summary><span class=\"call\" dir=\"auto\">Server.run");
    }

    @Test
    void showsTheWholeOfALongMessage() throws Exception {
        String end = "the very end";
        wire.sendEvent("{\"logentry\":{\"message\":\"" + "x".repeat(5000) + end + "\"}}");

        assertThat(readable(wire.get("/events/" + Wire.ID).body())).contains(end);
    }

    @Test
    void showsTheTemplateAndTheParametersOfAMessage() throws Exception {
        wire.sendEvent(
                "{\"logentry\":{\"message\":\"Hello %s\",\"formatted\":\"Hello you\",\"params\":[5]}}");

        assertThat(wire.get("/events/" + Wire.ID).body())
                .containsSubsequence("<h1", "Hello you", "Hello %s", ">5<");
    }

    @Test
    void leadsToTheNeighbours() throws Exception {
        String[] ids = {"a".repeat(32), "b".repeat(32), "c".repeat(32)};
        for (String id : ids) {
            wire.sendEnvelope(Wire.envelope(id, "{}"));
        }
        assertThat(wire.get("/events/" + ids[1]).body())
                .contains("<a href=\"/events/" + ids[2] + "\" rel=\"prev\">Newer</a>")
                .contains("<a href=\"/events/" + ids[0] + "\" rel=\"next\">Older</a>");
    }

    @Test
    void tellsWhichEnvelopesWereRefusedAndWhatClientsDropped() throws Exception {
        wire.sendEnvelope("not an envelope".getBytes(UTF_8));
        String report = "{\"discarded_events\":[{\"reason\":\"sample_rate\",\"quantity\":9}]}";
        wire.sendEnvelope(("{}\n{\"type\":\"client_report\"}\n" + report).getBytes(UTF_8));

        assertThat(wire.get("/").body())
                .contains("1 envelope was refused")
                .contains("the envelope header is not")
                .contains("9 items were dropped by a client")
                .contains("sample_rate");
    }

    @Test
    void givesProgramsAListAndTheEventAsReceived() throws Exception {
        String json = "{\"level\" : \"info\",\"message\":\"hällo\",\"timestamp\":1763856000}";
        wire.sendEvent(json);

        assertThat(wire.get("/events.json").body())
                .startsWith("[{\"id\":\"" + Wire.ID + "\",\"project\":\"1\",\"level\":\"info\"")
                .containsPattern("\"group\":\"[0-9a-f]{12}\"")
                .contains("\"message\":\"hällo\"")
                .contains("\"timestamp\":\"2025-11-23T00:00:00Z\"")
                .contains("\"url\":\"/events/" + Wire.ID + ".json\"");
        assertThat(wire.get("/events.json?q=h%C3%A4llo&level=info").body()).contains(Wire.ID);
        assertThat(wire.get("/events.json?q=nothing").body()).isEqualTo("[]");
        assertThat(wire.get("/events/" + Wire.ID + ".json").body()).isEqualTo(json);
        assertThat(wire.get("/events/" + "0".repeat(32) + ".json").statusCode()).isEqualTo(404);
        assertThat(wire.get("/events/" + "0".repeat(32)).statusCode()).isEqualTo(404);
    }

    @Test
    void forgetsEventsWhenAProgramDeletesThem() throws Exception {
        wire.sendEvent("{}");

        assertThat(wire.request("DELETE", "/events").statusCode()).isEqualTo(204);
        assertThat(wire.get("/events.json").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin, 303",
        "Sec-Fetch-Site, none, 303",
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Origin, http://evil.example, 403",
        "Origin, null, 403",
        "X-Nothing, x, 303"
    })
    void clearsForItsOwnPageOnly(String header, String value, int status) throws Exception {
        wire.sendEvent("{}");

        HttpResponse<String> answer = wire.post("/events/clear", new byte[0], header, value);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(inbox.events()).hasSize(status == 303 ? 0 : 1);
    }

    @Test
    void deletesNothingForForeignPages() throws Exception {
        assertThat(wire.request("DELETE", "/events", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        HttpResponse<String> preflight =
                wire.request("OPTIONS", "/events", "Origin", "http://evil.example");
        assertThat(preflight.statusCode()).isEqualTo(405);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/events.json", "/assets/inbox.css", "/assets/inbox.js"})
    void answersHeadLikeGetWithoutABody(String path) throws Exception {
        HttpResponse<String> get = wire.get(path);
        HttpResponse<String> head = wire.request("HEAD", path);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(get.headers().firstValue("Content-Length"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | / | GET, HEAD",
                "GET | /api/1/envelope/ | POST",
                "GET | /events | DELETE",
                "PUT | /events.json | GET, HEAD"
            })
    void saysWhichMethodsItKnows(String method, String path, String allowed) throws Exception {
        HttpResponse<String> answer = wire.request(method, path);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
    }

    @Test
    void remindsOfTheSlashAtTheEndOfTheEnvelopePath() throws Exception {
        HttpResponse<String> answer = wire.post("/api/1/envelope", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/api/1/envelope/");
        assertThat(wire.get("/../../etc/passwd").statusCode()).isEqualTo(404);
    }

    @Test
    void allowsPagesNothingButOurOwnFiles() throws Exception {
        HttpResponse<String> page = wire.get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy ->
                                assertThat(policy)
                                        .startsWith("default-src 'none'")
                                        .contains("frame-ancestors 'none'")
                                        .doesNotContain("unsafe"));
        assertThat(page.headers().map())
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("cache-control", List.of("no-store"));
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, 421",
        "127.0.0.1.evil.example, 421",
        "localhost.evil.example:80, 421",
        "localhost, 200",
        "LOCALHOST:1234, 200",
        "[::1]:9099, 200",
        "127.0.0.1:9099, 200"
    })
    void answersOnlyToTheNamesOfThisMachine(String host, int status) throws Exception {
        assertThat(rawGet("Host: " + host + "\r\n")).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void refusesARequestWithoutAHost() throws Exception {
        assertThat(rawGet("")).startsWith("HTTP/1.1 421 ");
    }

    /** The page without its title and without the raw JSON, which holds everything anyway. */
    private static String readable(String page) {
        return page.substring(page.indexOf("<h1"), page.indexOf("panel folded raw"));
    }

    private String rawGet(String headers) throws IOException {
        return raw("GET / HTTP/1.1\r\n" + headers);
    }

    private String raw(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), inbox.port())) {
            String request = head + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
