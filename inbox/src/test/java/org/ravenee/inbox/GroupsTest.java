/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {

    private static final Pattern ROW = Pattern.compile("<li class=\"row .*?</h2>", Pattern.DOTALL);

    private static final String GROUP =
            ",\"mechanism\":{\"type\":\"chained\",\"is_exception_group\":true}";

    private final Inbox inbox = Inbox.start(0);
    private final Wire wire = new Wire(inbox.port());

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void showsEqualFailuresInOneRowWithTheirNumberAndTheLastHour() throws Exception {
        for (int i = 0; i < 120; i++) {
            send(Samples.failure("CartException", "order " + i, "check", 40 + i, "POST /cart", ""));
        }
        String page = wire.get("/").body();

        assertThat(rows(page)).hasSize(1);
        assertThat(page)
                .contains("120 events in 1 group")
                .contains("<b class=\"times\">120 events</b>")
                .contains("120 in the last hour")
                .contains("first ");
    }

    @Test
    void keepsFailuresApartThatDifferInTypeFramesTransactionOrProject() throws Exception {
        send(Samples.failure("CartException", "check", 1, "POST /cart"));
        send(Samples.failure("OtherException", "check", 1, "POST /cart"));
        send(Samples.failure("CartException", "pay", 1, "POST /cart"));
        send(Samples.failure("CartException", "check", 1, "GET /cart"));
        wire.post(
                "/api/2/envelope/?sentry_key=" + Wire.KEY,
                Wire.envelope(
                        Samples.id(), Samples.failure("CartException", "check", 1, "POST /cart")));

        assertThat(rows(wire.get("/").body())).hasSize(5);
    }

    @Test
    void putsAFailureIntoOneGroupWhateverWrappersWereAroundIt() throws Exception {
        String cause = exception("SqlException", "load", "");
        String thrown = exception("CartException", "check", "");
        send(failure(cause, thrown));
        send(failure(cause, exception("EJBException", "serve", GROUP), thrown));
        send(
                failure(
                        cause,
                        exception("ServletException", "filter", GROUP),
                        exception("EJBException", "call", GROUP),
                        thrown));
        send(failure(cause, thrown, exception("CompletionException", "join", GROUP)));
        assertThat(rows(wire.get("/").body())).hasSize(1);

        send(failure(exception("EJBException", "serve", GROUP)));
        send(failure(exception("EJBException", "call", GROUP)));
        assertThat(rows(wire.get("/").body())).hasSize(3);
    }

    private static String failure(String... innermostFirst) {
        return "{\"exception\":{\"values\":[" + String.join(",", innermostFirst) + "]}}";
    }

    private static String exception(String type, String function, String mechanism) {
        return """
                {"type":"%s","module":"com.acme","value":"it failed"%s,"stacktrace":{"frames":[
                  {"module":"com.acme.Cart","function":"%s","lineno":1,"in_app":true}]}}
                """
                .formatted(type, mechanism, function);
    }

    @Test
    void groupsByTheFingerprintWhereThereIsOne() throws Exception {
        String fingerprint = ",\"fingerprint\":[\"stock\"]";
        send(Samples.failure("AException", "x", "a", 1, "GET /a", fingerprint));
        send(Samples.failure("BException", "x", "b", 2, "GET /b", fingerprint));
        String extended = ",\"fingerprint\":[\"{{ default }}\",\"berlin\"]";
        send(Samples.failure("AException", "x", "a", 1, "GET /a", extended));
        send(Samples.failure("AException", "y", "a", 3, "GET /a", extended));
        send(Samples.failure("AException", "x", "a", 1, "GET /a", ""));

        assertThat(wire.get("/").body()).contains("5 events in 3 groups");
    }

    @Test
    void groupsMessagesByTheirTemplate() throws Exception {
        for (int i = 0; i < 3; i++) {
            send(
                    "{\"logentry\":{\"message\":\"Order %s is late\",\"formatted\":\"Order "
                            + i
                            + " is late\"}}");
        }
        send("{\"logentry\":{\"message\":\"Stock is empty\"}}");

        assertThat(wire.get("/").body()).contains("4 events in 2 groups");
    }

    @Test
    void sortsByTheTimeThatTheEventsGiveNotByArrival() throws Exception {
        send("{\"message\":\"newest\",\"timestamp\":\"2026-03-01T12:00:00Z\"}");
        send("{\"message\":\"oldest\",\"timestamp\":\"2026-01-01T12:00:00Z\"}");
        send("{\"message\":\"middle\",\"timestamp\":\"2026-02-01T12:00:00Z\"}");

        assertThat(String.join("", rows(wire.get("/").body())))
                .containsSubsequence("newest", "middle", "oldest");
        assertThat(String.join("", rows(wire.get("/?view=events").body())))
                .containsSubsequence("newest", "middle", "oldest");
    }

    /** Nothing says whose clock is wrong, so an event of the future is as new as its arrival. */
    @Test
    void keepsNoEventOfTheFutureAboveThoseThatArriveLater() throws Exception {
        send("{\"message\":\"tomorrow\",\"timestamp\":\"%s\"}".formatted(inHours(24)));
        send("{\"message\":\"year 9999\",\"timestamp\":253402300799}");
        send("{\"message\":\"now\",\"timestamp\":\"%s\"}".formatted(Instant.now()));

        assertThat(String.join("", rows(wire.get("/").body())))
                .containsSubsequence("now", "year 9999", "tomorrow")
                .doesNotContain("in 23 h");
    }

    @ParameterizedTest
    @ValueSource(longs = {-400_000, -48, -2, 2, 48})
    void correctsTheTimeOfASenderWhoseClockIsWrong(long hours) throws Exception {
        send("{\"message\":\"before\",\"timestamp\":\"%s\"}".formatted(inHours(-1)));
        String event = "{\"message\":\"wrong clock\",\"timestamp\":\"%s\"}";
        sendAt(inHours(hours), event.formatted(inHours(hours)));

        assertThat(String.join("", rows(wire.get("/").body())))
                .containsSubsequence("wrong clock", "before");
        assertThat(wire.get("/events/" + inbox.events().get(1).id()).body())
                .contains("By the sender&#39;s clock");
    }

    @Test
    void keepsTheTimeOfAnEventThatWasSentLate() throws Exception {
        send("{\"message\":\"recent\",\"timestamp\":\"%s\"}".formatted(inHours(-1)));
        sendAt(
                Instant.now().minusSeconds(20),
                "{\"message\":\"late\",\"timestamp\":\"%s\"}".formatted(inHours(-48)));

        assertThat(String.join("", rows(wire.get("/").body())))
                .containsSubsequence("recent", "late");
        assertThat(wire.get("/events/" + inbox.events().get(1).id()).body())
                .doesNotContain("sender&#39;s clock");
    }

    @ParameterizedTest
    @CsvSource({
        "lambda$check$0, lambda$check$7",
        "com.acme.Cart$$Lambda$14/0x0000000800066840, com.acme.Cart$$Lambda$31/0x00007f1c040b14a0",
        "com.acme.Cart$$Lambda/0x00007f1c04, com.acme.Cart$$Lambda/0x00007f2d55",
        "com.acme.Cart$$EnhancerBySpringCGLIB$$1a2b3c4d, com.acme.Cart$$EnhancerBySpringCGLIB$$ff00aa11",
        "jdk.proxy2.$Proxy33, jdk.proxy2.$Proxy41",
        "GeneratedMethodAccessor4, GeneratedMethodAccessor17"
    })
    void doesNotSeparateFailuresByNumbersOfGeneratedNames(String first, String second)
            throws Exception {
        for (String name : List.of(first, second)) {
            send(Samples.failure("CartException", "message of " + name, name, 1, "POST /cart", ""));
        }
        assertThat(rows(wire.get("/").body())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"lambda$check$0, lambda$pay$0", "check1, check2", "$ProxyFactory1, $ProxyFactory2"})
    void separatesFailuresByNamesOfTheApplication(String first, String second) throws Exception {
        send(Samples.failure("CartException", first, 1, "POST /cart"));
        send(Samples.failure("CartException", second, 1, "POST /cart"));

        assertThat(rows(wire.get("/").body())).hasSize(2);
    }

    @Test
    void stepsThroughTheEventsOfAGroupByTheirTime() throws Exception {
        String[] ids = {Samples.id(), Samples.id(), Samples.id()};
        for (int i = 0; i < ids.length; i++) {
            String time = ",\"timestamp\":\"2026-01-0" + (3 - i) + "T00:00:00Z\"";
            String event = Samples.failure("CartException", "x", "check", 1, "POST /cart", time);
            wire.sendEnvelope(Wire.envelope(ids[i], event));
        }
        send(Samples.failure("OtherException", "check", 1, "POST /cart"));

        assertThat(wire.get("/events/" + ids[1]).body())
                .contains("Event 2 of 3 in this group")
                .contains("<a href=\"/events/" + ids[0] + "\" rel=\"prev\">Newer</a>")
                .contains("<a href=\"/events/" + ids[2] + "\" rel=\"next\">Older</a>")
                .contains("class=\"previous-group\"")
                .doesNotContain("class=\"next-group\"");
    }

    @Test
    void listsTheEventsOfAGroup() throws Exception {
        String id = Samples.id();
        wire.sendEnvelope(Wire.envelope(id, Samples.failure("AException", "a", 1, "GET /a")));
        send(Samples.failure("AException", "a", 1, "GET /a"));
        send(Samples.failure("BException", "a", 1, "GET /a"));
        Matcher link =
                Pattern.compile("href=\"([^\"]*)\" class=\"all-of-group\"")
                        .matcher(wire.get("/events/" + id).body());

        assertThat(link.find()).isTrue();
        assertThat(rows(wire.get(link.group(1).replace("&amp;", "&")).body())).hasSize(2);
    }

    @Test
    void keepsTheFilterInTheAddressThereAndBack() throws Exception {
        for (int i = 0; i < 3; i++) {
            send(Samples.failure("CartException", "check", 1, "POST /cart"));
        }
        send(Samples.failure("CartException", "pay", 1, "GET /cart"));
        String query = "?level=error&q=type%3ACart&view=events";
        String escaped = query.replace("&", "&amp;");
        String list = wire.get("/" + query).body();
        Matcher event = Pattern.compile("/events/[0-9a-f]{32}[^\"]*").matcher(list);

        assertThat(event.results().map(r -> r.group()).toList())
                .hasSize(4)
                .allMatch(link -> link.endsWith(escaped));
        assertThat(list).contains("action=\"/events/clear" + escaped + "\"");
        event.reset();
        assertThat(event.find()).isTrue();
        String page = wire.get(event.group().replace("&amp;", "&")).body();
        assertThat(page).contains("<a href=\"/" + escaped + "\" class=\"up\">");
        assertThat(Pattern.compile("<nav.*?</nav>", Pattern.DOTALL).matcher(page).results())
                .filteredOn(nav -> nav.group().contains("neighbours"))
                .allMatch(nav -> nav.group().contains(escaped));
        assertThat(wire.get("/events/" + "0".repeat(32) + query).body())
                .contains("href=\"/" + escaped + "\"");
    }

    @Test
    void showsALongListInPages() throws Exception {
        for (int i = 0; i < 205; i++) {
            send("{\"message\":\"message " + i + ".\",\"timestamp\":" + (1_763_856_000 + i) + "}");
        }
        String first = wire.get("/?q=message").body();
        String last = wire.get("/?q=message&page=3").body();

        assertThat(rows(first)).hasSize(100);
        assertThat(first)
                .contains("message 204.")
                .contains("Page 1 of 3")
                .contains("<a href=\"/?q=message&amp;page=2\" rel=\"next\">Older</a>");
        assertThat(rows(last)).hasSize(5);
        assertThat(last).contains("message 0.").doesNotContain("rel=\"next\"");
        assertThat(wire.get("/?page=99").body()).contains("Page 3 of 3");
    }

    private void send(String event) throws Exception {
        assertThat(wire.sendEnvelope(Wire.envelope(Samples.id(), event)).statusCode())
                .isEqualTo(200);
    }

    private void sendAt(Instant sent, String event) throws Exception {
        String envelope =
                "{\"event_id\":\"%s\",\"sent_at\":\"%s\"}\n{\"type\":\"event\"}\n%s\n"
                        .formatted(Samples.id(), sent, event);
        assertThat(wire.sendEnvelope(envelope.getBytes(UTF_8)).statusCode()).isEqualTo(200);
    }

    private static Instant inHours(long hours) {
        return Instant.now().plus(Duration.ofHours(hours));
    }

    private static List<String> rows(String page) {
        List<String> rows = new ArrayList<>();
        ROW.matcher(page).results().forEach(row -> rows.add(row.group()));
        return rows;
    }
}
