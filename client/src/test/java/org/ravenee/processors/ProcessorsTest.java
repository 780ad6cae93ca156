/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.HttpRequest;
import org.ravenee.LogEntry;
import org.ravenee.Mechanism;
import org.ravenee.StackFrame;
import org.ravenee.StackFrame.SourceLines;
import org.ravenee.ThreadInfo;
import org.ravenee.User;
import org.ravenee.testkit.Recorder;
import org.ravenee.testkit.RecordingTransport;

class ProcessorsTest {

    private static final String MASK = "********";
    private static final String SECRET = "hunter2secret";

    private final RecordingTransport server = new RecordingTransport();
    private final SanitizePasswordsProcessor passwords = new SanitizePasswordsProcessor();

    private static StackFrame frame() {
        return StackFrame.of(
                "com.acme.Shop",
                "pay",
                "Shop.java",
                7,
                true,
                SourceLines.of(
                        List.of("before();"),
                        "login(\"password=" + SECRET + "\"); this.password = password;",
                        List.of(
                                "String password = \"" + SECRET + "\";",
                                "this.password = password;")),
                Map.of("password", SECRET, "foo", "bar"));
    }

    private static Event full() {
        return Event.builder()
                .logger("password=" + SECRET)
                .transaction("GET /x?token=" + SECRET)
                .fingerprint(List.of("{{ default }}", "password=" + SECRET))
                .message(
                        LogEntry.of(
                                "password={0} of {1}",
                                List.of(SECRET, "bob"), "password=" + SECRET + " of bob"))
                .tags(Map.of("password", SECRET, "url", "https://a:" + SECRET + "@h", "foo", "bar"))
                .extra(
                        Map.of(
                                "secret",
                                Map.of("deep", List.of(SECRET)),
                                "nested",
                                Map.of("list", List.of(Map.of("apiKey", SECRET, "foo", "bar"))),
                                "json",
                                "{\"password\":\"" + SECRET + "\"}",
                                "card",
                                4242424242424242L,
                                "double",
                                4.242424242424242E15,
                                "password=" + SECRET,
                                "in a name",
                                "empty",
                                ""))
                .contexts(
                        Map.of(
                                "app", Map.of("token", SECRET, "foo", "bar"),
                                "credentials", Map.of("user", SECRET)))
                .user(
                        User.builder()
                                .id("token=" + SECRET)
                                .username("bob")
                                .data(Map.of("password", SECRET, "foo", "bar"))
                                .build())
                .request(
                        HttpRequest.builder()
                                .method("POST")
                                .url("https://bob:" + SECRET + "@example.com/x?api_key=" + SECRET)
                                .queryString("a=1&password=" + SECRET + ",)}" + SECRET + "&b=2")
                                .headers(
                                        Map.of(
                                                "authorization",
                                                "Bearer " + SECRET,
                                                "cookie",
                                                "theme=dark; JSESSIONID=" + SECRET + "|x",
                                                "X-Api-Key",
                                                SECRET,
                                                "Accept",
                                                "*/*"))
                                .cookies(Map.of("sid", SECRET, "theme", "dark"))
                                .data("{\"password\": \"" + SECRET + "\", \"a\": \"b=c\"}")
                                .env(Map.of("API_KEY", SECRET, "SERVER_NAME", "x"))
                                .build())
                .breadcrumbs(
                        List.of(
                                Breadcrumb.builder()
                                        .message("login password=" + SECRET)
                                        .category("token=" + SECRET)
                                        .data("password", SECRET)
                                        .build()))
                .exceptions(
                        List.of(
                                ExceptionValue.of(
                                        "E",
                                        "https://bob:" + SECRET + "@h failed",
                                        "com.acme",
                                        1,
                                        Mechanism.GENERIC,
                                        List.of(frame()))))
                .threads(
                        List.of(
                                ThreadInfo.of(
                                        1,
                                        "password=" + SECRET,
                                        null,
                                        false,
                                        true,
                                        List.of(frame()))))
                .build();
    }

    private String sent(Event event) {
        server.client().send(event);
        return server.lastText();
    }

    @Test
    void maskSecretsInEveryPartOfAnEvent() {
        String text = sent(full());

        assertThat(text)
                .doesNotContain(SECRET)
                .doesNotContain("4242424242424242")
                .doesNotContain("4.242424242424242E15")
                .contains("\"foo\":\"bar\"")
                .contains("\"username\":\"bob\"")
                .contains("theme=dark")
                .contains("*/*")
                .contains("this.password = password;")
                .contains("{\\\"password\\\": \\\"********\\\", \\\"a\\\": \\\"b=c\\\"}");
    }

    @Test
    void maskSecretsInModulesAfterAnEventWhoseModulesWereClean() {
        Event clean = Event.builder().modules(Map.of("lib", "1.0")).build();
        assertThat(passwords.process(clean).modules()).containsEntry("lib", "1.0");

        Map<String, String> modules = Map.of("lib", "ghp_" + "a1".repeat(18));
        Event event = Event.builder().modules(modules).build();

        assertThat(passwords.process(event).modules()).containsEntry("lib", MASK);
    }

    @Test
    void maskSecretsInContextsAfterAnEventWhoseContextsWereClean() {
        assertThat(systemAfterScrubbing("Linux")).isEqualTo("Linux");
        assertThat(systemAfterScrubbing("ghp_" + "a1".repeat(18))).isEqualTo(MASK);
        assertThat(systemAfterScrubbing("Linux")).isEqualTo("Linux");
    }

    private Object systemAfterScrubbing(String name) {
        Event event = Event.builder().contexts(Map.of("os", Map.of("name", name))).build();
        return passwords.process(event).contexts().get("os").get("name");
    }

    @Test
    void contextsThatAreKnownToBeCleanCannotBeChanged() {
        Event event =
                Event.builder()
                        .contexts(Map.of("os", new HashMap<>(Map.of("name", "Linux"))))
                        .build();
        for (int i = 0; i < 2; i++) {
            Map<String, Object> os = passwords.process(event).contexts().get("os");
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> os.put("password", "x"));
        }
    }

    /** Has another content for those who do not ask for its entries. */
    private static final class Redacting extends LinkedHashMap<String, Object> {
        @java.io.Serial private static final long serialVersionUID = 1L;

        @Override
        public Set<Map.Entry<String, Object>> entrySet() {
            return Map.<String, Object>of("account", "redacted").entrySet();
        }
    }

    @Test
    void theScrubbedContentOfAMapIsTheContentThatIsSent() {
        Redacting map = new Redacting();
        map.put("account", "ghp_" + "a1".repeat(18));
        Event event = passwords.process(Event.builder().extra(map).build());

        assertThat(Recorder.json(event)).contains("{\"account\":\"redacted\"}");
    }

    @Test
    void maskTheNameOfAContextEveryTime() {
        Event event =
                Event.builder()
                        .contexts(Map.of("ghp_" + "a1".repeat(18), Map.of("name", "Linux")))
                        .build();
        for (int i = 0; i < 2; i++) {
            assertThat(passwords.process(event).contexts()).containsOnlyKeys(MASK);
        }
    }

    @Test
    void keepNoContextInWhichSomethingCanChange() {
        List<Object> changing = new ArrayList<>(List.of("one"));
        Event event = Event.builder().contexts(Map.of("list", Map.of("of", changing))).build();
        passwords.process(event);

        changing.set(0, "ghp_" + "a1".repeat(18));
        assertThat(passwords.process(event).contexts())
                .containsEntry("list", Map.of("of", List.of(MASK)));
    }

    @Test
    void maskSecretsInTextsOfModulesAndShowTheVersionsOfAllLibraries() {
        String text =
                sentWithModules(
                        Map.of(
                                "jwt",
                                "1.0",
                                "token",
                                "2.0",
                                "password-hash",
                                "3.0",
                                "shop",
                                "password=" + SECRET,
                                "card 4242424242424242",
                                "4242 4242 4242 4242",
                                "Bearer " + SECRET,
                                "4.0"));

        assertThat(text)
                .contains("\"jwt\":\"1.0\"", "\"token\":\"2.0\"", "\"password-hash\":\"3.0\"")
                .contains("\"shop\":\"password=********\"")
                .doesNotContain(SECRET)
                .doesNotContain("4242424242424242")
                .doesNotContain("4242 4242 4242 4242");
        assertThat(sentWithModules(Map.of("jwt", "1.0"))).contains("\"modules\":{\"jwt\":\"1.0\"}");
    }

    @Test
    void theColonOfMavensCoordinatesGivesNothingAValue() {
        Map<String, String> modules = new TreeMap<>();
        modules.put("com.password4j:hash2", "1.8");
        modules.put("com.password4j:password4j", "1.9");
        assertThat(sentWithModules(modules))
                .contains(
                        "\"modules\":{\"com.password4j:hash2\":\"1.8\","
                                + "\"com.password4j:password4j\":\"1.9\"}");
        assertThat(sentWithModules(Map.of("com.acme:ghp_" + "a1".repeat(18), "1")))
                .contains("\"modules\":{\"com.acme:********\":\"1\"}");
        assertThat(sentWithModules(Map.of("password:hunter2", "1"))).doesNotContain("hunter2");
    }

    private String sentWithModules(Map<String, String> modules) {
        server.client().captureMessage("test", event -> event.data("modules", modules));
        return server.lastText();
    }

    @Test
    void maskContainersWithSensitiveNamesWhole() {
        Event clean = passwords.process(full());

        assertThat(clean.extra()).containsEntry("secret", MASK).containsEntry("empty", "");
        assertThat(clean.contexts().get("credentials")).isEqualTo(Map.of("user", MASK));
        assertThat(clean.request().queryString()).isEqualTo("a=1&password=" + MASK + "&b=2");
        assertThat(clean.message().params()).containsExactly(MASK, "bob");
    }

    @Test
    void keepWhatIsNoValue() {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("password", null);
        extra.put("passwordExpired", true);
        extra.put("secret", "");

        assertThat(passwords.process(Event.builder().extra(extra).build()).extra())
                .isEqualTo(extra);
    }

    @Test
    void maskValuesThatAProcessorPutThere() {
        Event event =
                Event.builder()
                        .extra(
                                Map.of(
                                        "built",
                                        new StringBuilder("password=" + SECRET),
                                        "set",
                                        Set.of("password=" + SECRET)))
                        .build();

        assertThat(passwords.process(event).extra().toString())
                .doesNotContain(SECRET)
                .contains(MASK);
    }

    @Test
    void maskTheBodyOfAFormAtItsSeparatorsOnly() {
        HttpRequest form =
                HttpRequest.builder()
                        .headers(Map.of("content-type", "application/x-www-form-urlencoded"))
                        .data("a=1&password=x, y)z " + SECRET + "&b=2")
                        .build();
        Event clean = passwords.process(Event.builder().request(form).build());

        assertThat(clean.request().data()).isEqualTo("a=1&password=" + MASK + "&b=2");
    }

    @Test
    void maskTheParametersOfAQueryThatNamesASecret() {
        server.client()
                .captureQuery(
                        "UPDATE users SET password = ? WHERE id = ?",
                        query -> query.params(SECRET, 7));

        assertThat(server.lastText()).doesNotContain(SECRET).contains("\"params\":\"" + MASK);
    }

    @Test
    void maskTheParametersOfABreadcrumbWhoseStatementNamesASecret() {
        Breadcrumb crumb =
                Breadcrumb.builder()
                        .message("UPDATE users SET password=?")
                        .data("params", List.of(SECRET))
                        .build();
        Breadcrumb other =
                Breadcrumb.builder()
                        .message("query")
                        .data("sql", "SELECT * FROM users WHERE pin = ?")
                        .data("params", List.of(SECRET))
                        .build();
        Breadcrumb harmless =
                Breadcrumb.builder()
                        .message("UPDATE users SET name=?")
                        .data("params", List.of("ada"))
                        .build();
        Event clean =
                passwords.process(
                        Event.builder().breadcrumbs(List.of(crumb, other, harmless)).build());

        assertThat(clean.breadcrumbs())
                .extracting(each -> each.data().get("params"))
                .containsExactly(MASK, MASK, List.of("ada"));
    }

    @Test
    void maskTheParametersOfAMessageByTheirPlaces() {
        LogEntry sql =
                LogEntry.of("UPDATE users SET password = ? WHERE id = ?", List.of("a", "7"), null);
        LogEntry number = LogEntry.of("pin={0} of {1}", List.of("1234", "bob"), "pin=1,234 of bob");
        LogEntry words =
                LogEntry.of(
                        "password=%s of %s",
                        List.of("a b " + SECRET, "bob"), "password=a b " + SECRET + " of bob");
        LogEntry prose =
                LogEntry.of("Unexpected token: {0}", List.of("EOF"), "Unexpected token: EOF");

        assertThat(messageOf(sql).params()).containsExactly(MASK, MASK);
        assertThat(messageOf(number))
                .isEqualTo(
                        LogEntry.of(
                                "pin={0} of {1}", List.of(MASK, "bob"), "pin=" + MASK + " of bob"));
        assertThat(messageOf(words).formatted()).isEqualTo("password=" + MASK + " of bob");
        assertThat(messageOf(words).params()).containsExactly(MASK, "bob");
        assertThat(messageOf(prose)).isEqualTo(prose);
    }

    private LogEntry messageOf(LogEntry message) {
        return passwords.process(Event.builder().message(message).build()).message();
    }

    @Test
    void maskTheLinesOfAPrivateKeyAndWhatFollowsAnOption() {
        Map<String, Object> extra =
                Map.of(
                        "pem",
                        List.of(
                                "before",
                                "-----BEGIN PRIVATE KEY-----",
                                "MIIE" + SECRET,
                                "-----END PRIVATE KEY-----",
                                "after"),
                        "command",
                        List.of("mysql", "--password", SECRET, "--user", "ada"));
        Event clean = passwords.process(Event.builder().extra(extra).build());

        assertThat(clean.extra())
                .containsEntry("pem", List.of("before", MASK, MASK, MASK, "after"))
                .containsEntry("command", List.of("mysql", "--password", MASK, "--user", "ada"));
    }

    @Test
    void maskCookiesOfSessionsAndLogInsAndKeepWhatSaysHowAPageLooks() {
        List<String> secret =
                List.of(
                        ".ASPXAUTH",
                        "wordpress_logged_in_37d0",
                        "remember_web_59ba36",
                        "SSID",
                        "__Host-id",
                        "ASP.NET_SessionId",
                        "JSESSIONID",
                        "PHPSESSID",
                        "XSRF-TOKEN",
                        "connect.sid");
        Map<String, String> cookies = new LinkedHashMap<>();
        Map<String, String> expected = new LinkedHashMap<>();
        StringBuilder header = new StringBuilder("theme=dark; lang=en-US; foo=bar");
        StringBuilder masked = new StringBuilder(header);
        cookies.putAll(Map.of("theme", "dark", "lang", "en-US", "foo", "bar", "empty", ""));
        expected.putAll(cookies);
        for (String name : secret) {
            cookies.put(name, SECRET);
            expected.put(name, MASK);
            header.append("; ").append(name).append('=').append(SECRET);
            masked.append("; ").append(name).append("=" + MASK);
        }
        cookies.put("unknown", "f3a9c1d27b6e4a50");
        expected.put("unknown", MASK);
        header.append("; unknown=f3a9c1d27b6e4a50");
        masked.append("; unknown=" + MASK);
        HttpRequest request =
                HttpRequest.builder()
                        .cookies(cookies)
                        .headers(
                                Map.of(
                                        "Cookie",
                                        header.toString(),
                                        "Set-Cookie",
                                        "id=f3a9c1d27b6e4a50; Path=/app/v1/orders/long1; Max-Age=7;"
                                                + " Expires=Wed, 21 Oct 2026 07:28:00 GMT; HttpOnly"))
                        .build();
        HttpRequest clean = passwords.process(Event.builder().request(request).build()).request();

        assertThat(clean.cookies()).isEqualTo(expected);
        assertThat(clean.headers())
                .containsEntry("Cookie", masked.toString())
                .containsEntry(
                        "Set-Cookie",
                        "id="
                                + MASK
                                + "; Path=/app/v1/orders/long1; Max-Age=7;"
                                + " Expires=Wed, 21 Oct 2026 07:28:00 GMT; HttpOnly");
    }

    @Test
    void maskWhatWasCutOffBeforeItsEnd() {
        String url = "https://ada:" + SECRET + "x".repeat(2_000) + "@example.com/";
        String card = "4242 4242 4242 4242";
        try (Recorder recorder = new Recorder()) {
            recorder.client()
                    .captureException(
                            new IllegalStateException("m".repeat(8_160) + " " + card + " " + card),
                            event ->
                                    event.extra("url", url)
                                            .extra("card", "x".repeat(1_004) + " " + card)
                                            .extra(
                                                    "token",
                                                    "x".repeat(990) + " ghp_" + SECRET.repeat(9))
                                            .tag("url", url)
                                            .breadcrumb(Breadcrumb.of(url))
                                            .message("see {0} please")
                                            .params(url));

            assertThat(recorder.payloads().get(0))
                    .doesNotContain(SECRET)
                    .doesNotContain(" 4242", MASK + "4242")
                    .contains("https://" + MASK + "...");
        }
    }

    @Test
    void findSecretsInTheNamesOfTagsBeforeTheyAreMadeValid() {
        try (Recorder recorder = new Recorder()) {
            recorder.client()
                    .captureMessage(
                            "m",
                            event ->
                                    event.tag("password=" + SECRET, "x")
                                            .tag("https://ada:" + SECRET + "@h", "x")
                                            .tag("card 4242 4242 4242 4242", "x")
                                            .tag("plain name", "x"));

            assertThat(recorder.payloads().get(0)).doesNotContain(SECRET);
            assertThat(recorder.event().tags()).containsKeys("password", "plain-name");
            // Not the payload: the time in it may have these digits.
            assertThat(recorder.event().tags().toString()).doesNotContain("4242");
        }
    }

    @Test
    @Timeout(20)
    void takeLongRequestsAndMapsInLinearTime() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            values.put(i + "value", "x");
        }
        for (String part : List.of("&", "=", "%41=%41&", "a=%25", "a=+b;", "x=%7B%22a%22&")) {
            String text = part.repeat(100_000 / part.length());
            Event event =
                    Event.builder()
                            .extra(Map.of("values", values))
                            .request(
                                    HttpRequest.builder()
                                            .queryString(text)
                                            .headers(Map.of("Cookie", text, "Referer", text))
                                            .data(text)
                                            .build())
                            .build();

            assertThat(passwords.process(event).request()).isNotNull();
        }
    }

    @Test
    void leaveAnEventWithoutSecretsAsItIs() {
        Event event =
                Event.builder()
                        .message(LogEntry.of("hello {0}", List.of("bob"), "hello bob"))
                        .tags(Map.of("foo", "bar"))
                        .extra(Map.of("n", Arrays.asList(1, 2L, 3.5, null, true)))
                        .user(User.of("7"))
                        .request(HttpRequest.of("GET", "https://example.com/"))
                        .breadcrumbs(List.of(Breadcrumb.of("clicked")))
                        .build();

        assertThat(passwords.process(event)).usingRecursiveComparison().isEqualTo(event);
    }

    @Test
    void maskConfiguredKeysAlone() {
        Event event =
                Event.builder()
                        .extra(
                                Map.of(
                                        "Custom-Key-1",
                                        SECRET,
                                        "custom_key_2",
                                        Map.of("a", SECRET),
                                        "password",
                                        "kept",
                                        "card",
                                        "4242424242424242",
                                        "text",
                                        "custom key=1; customKey1=" + SECRET))
                        .request(
                                HttpRequest.builder()
                                        .queryString("foo=bar&customkey=nope&password=kept")
                                        .headers(Map.of("Cookie", "foo=bar;custom_key=nope;"))
                                        .build())
                        .build();
        Event clean = new SanitizeKeysProcessor(List.of("custom_key")).process(event);

        assertThat(clean.extra().toString()).doesNotContain(SECRET);
        assertThat(clean.extra())
                .containsEntry("custom_key_2", MASK)
                .containsEntry("password", "kept")
                .containsEntry("card", "4242424242424242");
        assertThat(clean.request().queryString())
                .isEqualTo("foo=bar&customkey=" + MASK + "&password=kept");
        assertThat(clean.request().headers())
                .containsEntry("Cookie", "foo=bar;custom_key=" + MASK + ";");
        assertThat(new SanitizeKeysProcessor().process(event).extra()).isEqualTo(event.extra());
        Event named = Event.builder().extra(Map.of("name", "custom-key", "value", SECRET)).build();
        assertThat(new SanitizeKeysProcessor(List.of("custom_key")).process(named).extra())
                .containsEntry("value", MASK);
    }

    @Test
    void removeTheBodyOfARequest() {
        Event clean = new RemovePostDataProcessor().process(full());

        assertThat(clean.request().data()).isNull();
        assertThat(clean.request().method()).isEqualTo("POST");
        Event without = Event.builder().build();
        assertThat(new RemovePostDataProcessor().process(without)).isSameAs(without);
    }

    @Test
    void removeTheVariablesOfEveryFrame() {
        Event clean = new RemoveStackLocalsProcessor().process(full());

        assertThat(clean.exceptions().get(0).frames().get(0).vars()).isEmpty();
        assertThat(clean.threads().get(0).frames().get(0).vars()).isEmpty();
        assertThat(clean.exceptions().get(0).frames().get(0).function()).isEqualTo("pay");
    }

    @Property(tries = 500)
    void letNoSecretThroughAtAnyDepth(
            @ForAll("trees") Object tree, @ForAll("names") String name, @ForAll boolean inList) {
        Object value = Map.of(name, inList ? List.of(tree, SECRET) : SECRET, "tree", tree);
        Event event =
                Event.builder()
                        .extra(Map.of("value", List.of(value)))
                        .breadcrumbs(List.of(Breadcrumb.builder().data("value", value).build()))
                        .user(User.builder().data("value", value).build())
                        .request(HttpRequest.builder().data(value).build())
                        .build();
        Event clean = passwords.process(event);

        assertThat(
                        clean.extra().toString()
                                + clean.breadcrumbs().get(0).data()
                                + clean.user().data()
                                + clean.request().data())
                .doesNotContain(SECRET);
    }

    @Provide
    Arbitrary<Object> trees() {
        Arbitrary<Object> leaves =
                Arbitraries.of(
                        "text",
                        7,
                        true,
                        "password=" + SECRET,
                        "{\"token\":\"" + SECRET + "\"}",
                        Map.of("secret", SECRET),
                        List.of());
        return Arbitraries.recursive(
                () -> leaves,
                inner ->
                        Arbitraries.oneOf(
                                inner.list().ofMaxSize(3).map(list -> (Object) list),
                                inner.map(value -> (Object) Map.of("key of it", value, "x", 1))),
                0,
                4);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "password", "X-Api-Key", "user.token", "newPassword", "sessionId", "PIN");
    }
}
