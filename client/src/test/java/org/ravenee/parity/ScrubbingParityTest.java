/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ravenee.parity.Table.MASK;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.TestFactory;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.Mechanism;
import org.ravenee.Options;
import org.ravenee.StackFrame;
import org.ravenee.ThreadInfo;
import org.ravenee.User;
import org.ravenee.processors.RemovePostDataProcessor;
import org.ravenee.processors.RemoveStackLocalsProcessor;
import org.ravenee.processors.SanitizeKeysProcessor;
import org.ravenee.spi.FrameVariables;
import org.ravenee.testkit.Recorder;

/** Raven's tests of its processors, and what its users found unmasked. */
class ScrubbingParityTest {

    private static UnaryOperator<Options.Builder> keys() {
        return o ->
                o.processors(new SanitizeKeysProcessor())
                        .sanitizeKeys("custom_key1", "custom_key2", "custom_key3");
    }

    private static Map<String, Object> custom() {
        return Map.of(
                "custom_key1", "nope",
                "custom_key2", "nope",
                "custom_key3", Map.of("mask", "all of it"),
                "foo", "bar",
                "password", "not named");
    }

    private static final Map<String, Object> CUSTOM_MASKED =
            Map.of(
                    "custom_key1", MASK,
                    "custom_key2", MASK,
                    "custom_key3", MASK,
                    "foo", "bar",
                    "password", "not named");

    private static StackFrame frame(Map<String, Object> vars) {
        return StackFrame.of("com.acme.Shop", "ship", "Shop.java", 7, true, null, vars);
    }

    /** Variables in every place that has them: a frame of an exception, and one of a thread. */
    private static Event withVars(Map<String, Object> vars) {
        List<StackFrame> frames = List.of(frame(Map.of()), frame(vars));
        return Event.builder()
                .exceptions(
                        List.of(
                                ExceptionValue.of(
                                        "Foo", "foo", null, 1, Mechanism.GENERIC, frames)))
                .threads(List.of(ThreadInfo.of(1, "main", null, false, true, frames)))
                .build();
    }

    private static void assertVars(Recorder r, Map<String, Object> expected) {
        assertThat(r.event().exceptions().get(0).frames().get(1).vars()).isEqualTo(expected);
        assertThat(r.event().threads().get(0).frames().get(1).vars()).isEqualTo(expected);
    }

    @TestFactory
    Table keysOfOnesOwn() {
        Table t = new Table();
        t.row(
                "146 SanitizeKeys test_stacktrace: variables of frames",
                keys(),
                r -> {
                    r.client().send(withVars(custom()));
                    assertVars(r, CUSTOM_MASKED);
                });
        t.row(
                "148 SanitizeKeys test_extra",
                keys(),
                r -> {
                    r.client().captureMessage("m", e -> e.extras(custom()));
                    assertThat(r.event().extra()).isEqualTo(CUSTOM_MASKED);
                });
        t.query(
                "149 SanitizeKeys test_querystring_as_string",
                keys(),
                "foo=bar&custom_key1=nope&custom_key2=nope&custom_key3=%7B%22a%22%3A1%7D",
                "foo=bar&custom_key1=" + MASK + "&custom_key2=" + MASK + "&custom_key3=" + MASK);
        cookie(
                t,
                "151 SanitizeKeys test_cookie_as_string",
                "foo=bar;custom_key1=nope;custom_key2=nope;",
                "foo=bar;custom_key1=" + MASK + ";custom_key2=" + MASK + ";");
        cookie(
                t,
                "152 SanitizeKeys test_cookie_as_string_with_partials",
                "foo=bar;custom_key1;baz=bar",
                "foo=bar;custom_key1;baz=bar");
        t.row(
                "154 SanitizeKeys test_sanitize_non_ascii",
                keys(),
                r -> {
                    r.client().captureMessage("m", e -> e.extra("ключ", "42"));
                    assertThat(r.event().extra()).isEqualTo(Map.of("ключ", "42"));
                });
        t.row(
                "w10 keys of one's own in any case, beside the usual ones",
                o -> o.sanitizeKeys("Custom-Key"),
                r -> {
                    r.client()
                            .captureMessage(
                                    "m", e -> e.extra("CUSTOM_KEY", "x").extra("PASSWORD", "x"));
                    assertThat(r.event().extra())
                            .isEqualTo(Map.of("CUSTOM_KEY", MASK, "PASSWORD", MASK));
                });
        return t;
    }

    private static void cookie(Table t, String name, String given, String shown) {
        t.row(
                name,
                keys(),
                r -> {
                    r.client()
                            .httpContext(Table.request().headers(Map.of("Cookie", given)).build());
                    r.client().captureMessage("m");
                    assertThat(r.event().request().headers()).containsEntry("Cookie", shown);
                });
    }

    @TestFactory
    Table passwords() {
        Table t = new Table();
        t.row(
                "155 SanitizePasswords test_stacktrace: variables of exceptions and threads",
                r -> {
                    Map<String, Object> vars = new HashMap<>();
                    Map<String, Object> masked = new HashMap<>();
                    for (String name :
                            List.of(
                                    "password",
                                    "the_secret",
                                    "a_password_here",
                                    "api_key",
                                    "apiKey",
                                    "access_token")) {
                        vars.put(name, "hello");
                        masked.put(name, MASK);
                    }
                    vars.put("foo", "bar");
                    masked.put("foo", "bar");
                    vars.put("vars_dict", Map.of("password", "hello", "42", "bar"));
                    masked.put("vars_dict", Map.of("password", MASK, "42", "bar"));
                    r.client().send(withVars(vars));
                    assertVars(r, masked);
                });
        t.row(
                "155 SanitizePasswords test_stacktrace: arguments of the call that failed",
                r -> {
                    Map<String, Object> values = Map.of("password", "hello", "foo", "bar");
                    r.client()
                            .captureException(
                                    Table.from("com.acme.Shop"),
                                    e ->
                                            e.data(
                                                    FrameVariables.KEY,
                                                    FrameVariables.of(
                                                            "com.acme.Shop", "call0", values)));
                    assertThat(Table.frames(r.event()).get(0).vars())
                            .isEqualTo(Map.of("password", MASK, "foo", "bar"));
                });
        t.query(
                "157 SanitizePasswords test_querystring_as_string",
                "foo=bar&password=hello&the_secret=hello&a_password_here=hello&api_key=secret_key",
                "foo=bar&password="
                        + MASK
                        + "&the_secret="
                        + MASK
                        + "&a_password_here="
                        + MASK
                        + "&api_key="
                        + MASK);
        t.query(
                "158 SanitizePasswords test_querystring_as_string_with_partials",
                "foo=bar&password&baz=bar",
                "foo=bar&password&baz=bar");
        t.header(
                "160 SanitizePasswords test_cookie_header",
                "Cookie",
                "foo=bar;password=hello;the_secret=hello;a_password_here=hello;api_key=secret_key;"
                        + "access_token=at",
                "foo=bar;password="
                        + MASK
                        + ";the_secret="
                        + MASK
                        + ";a_password_here="
                        + MASK
                        + ";api_key="
                        + MASK
                        + ";access_token="
                        + MASK);
        t.extra("161 SanitizePasswords test_sanitize_credit_card", "4242424242424242", MASK);
        t.extra("161 SanitizePasswords test_sanitize_credit_card_amex", "378282246310005", MASK);
        t.row(
                "163 SanitizePasswords test_sanitize_bytes: a body of bytes",
                r -> {
                    byte[] body = "password=geheim".getBytes(StandardCharsets.UTF_8);
                    r.client().httpContext(Table.request().data(body).build());
                    r.client().captureMessage("m");
                    assertThat(r.event().request().data()).isNotNull();
                    assertThat(r.payloads().get(0))
                            .doesNotContain("geheim")
                            .doesNotContain(java.util.Base64.getEncoder().encodeToString(body));
                });
        t.body(
                "163 SanitizePasswords test_sanitize_bytes: a body of text",
                "password=1234",
                "password=" + MASK);
        t.row(
                "164 RemovePostData test_does_remove_data",
                o -> o.processors(new RemovePostDataProcessor()),
                r -> {
                    r.client().httpContext(Table.request().data("foo").build());
                    r.client().captureMessage("m");
                    assertThat(r.event().request().url()).isNotNull();
                    assertThat(r.payloads().get(0)).doesNotContain("\"data\"");
                });
        t.row(
                "164 RemoveStackLocals test_does_remove_data",
                o -> o.processors(new RemoveStackLocalsProcessor()),
                r -> {
                    r.client().send(withVars(Map.of("foo", "bar")));
                    assertVars(r, Map.of());
                });
        return t;
    }

    @TestFactory
    Table weakPoints() {
        Table t = new Table();
        t.query(
                "w10 an equals sign in a password",
                "password=a=b&x=1",
                "password=" + MASK + "&x=1");
        t.query("w10 a name in disguise", "pass%77ord=1&x=1", "pass%77ord=" + MASK + "&x=1");
        t.query("w10 brackets in a name", "user[password]=2", "user[password]=" + MASK);
        for (String name :
                List.of(
                        "passphrase",
                        "pwd",
                        "token",
                        "refresh_token",
                        "private_key",
                        "credit_card",
                        "session",
                        "csrf")) {
            t.query("w10 the name " + name, name + "=geheim&x=1", name + "=" + MASK + "&x=1");
        }
        t.body(
                "w10 a body in JSON",
                "{\"user\": {\"password\": \"a=b\"}, \"a\": \"b=c\"}",
                "{\"user\": {\"password\": \"" + MASK + "\"}, \"a\": \"b=c\"}");
        t.body(
                "w10 a body of a map",
                Map.of("password", List.of("a", "b"), "foo", "bar"),
                Map.of("password", MASK, "foo", "bar"));
        t.row(
                "w10 a body of several parts",
                r -> {
                    String body =
                            "--part\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n"
                                    + "geheim\r\n--part\r\nContent-Disposition: form-data;"
                                    + " name=\"foo\"\r\n\r\nbar\r\n--part--\r\n";
                    r.client()
                            .httpContext(
                                    Table.request()
                                            .headers(
                                                    Map.of(
                                                            "Content-Type",
                                                            "multipart/form-data; boundary=part"))
                                            .data(body)
                                            .build());
                    r.client().captureMessage("m");
                    assertThat(r.payloads().get(0)).doesNotContain("geheim");
                });
        t.header("w10 cookies in lower case", "cookie", "password=x", "password=" + MASK);
        t.header("w10 a header of one's own", "X-Api-Key", "geheim", MASK);
        t.header("w10 a header in lower case", "authorization", "Basic Z2VoZWlt", MASK);
        t.row(
                "w10 a digest",
                r -> {
                    String digest =
                            "DIGEST username=\"ada\", response=\"6629fae49393a05397450978\"";
                    r.client().captureMessage("sent " + digest);
                    assertThat(r.payloads().get(0)).doesNotContain("6629fae49393a05397450978");
                });
        for (String sql :
                List.of(
                        "UPDATE users SET password = 'geheim' WHERE id = 7",
                        "INSERT INTO users (name, password) VALUES ('ada', 'geheim')",
                        "ALTER USER ada IDENTIFIED BY 'geheim'")) {
            t.row(
                    "w10 a literal of " + sql,
                    r -> {
                        r.client().captureQuery(sql);
                        r.client().captureBreadcrumb(c -> c.category("query").message(sql));
                        r.client().captureMessage("m");
                        assertThat(r.payloads()).hasSize(2).noneMatch(p -> p.contains("geheim"));
                    });
        }
        t.row(
                "w10 breadcrumbs, user, tags and messages",
                r -> {
                    r.client()
                            .userContext(
                                    User.builder()
                                            .id("1")
                                            .data(Map.of("password", "geheim"))
                                            .build());
                    r.client().tagsContext(Map.of("token", "geheim"));
                    r.client()
                            .captureBreadcrumb(
                                    c ->
                                            c.message("login password=geheim")
                                                    .data("secret", "geheim"));
                    r.client()
                            .captureException(
                                    new IllegalStateException(
                                            "GET https://ada:geheim@a.example/?token=geheim"));
                    assertThat(r.event().breadcrumbs()).hasSize(1);
                    assertThat(r.payloads().get(0)).doesNotContain("geheim");
                });
        t.row(
                "w10 the address of a request",
                r -> {
                    r.client()
                            .httpContext(
                                    Table.request()
                                            .url("https://ada:geheim@a.example/?token=geheim&x=1")
                                            .build());
                    r.client().captureMessage("m");
                    assertThat(r.event().request().url()).contains("a.example").contains("x=1");
                    assertThat(r.payloads().get(0)).doesNotContain("geheim");
                });
        t.row(
                "w10 cards in variables of exceptions and threads",
                r -> {
                    r.client()
                            .send(
                                    withVars(
                                            new LinkedHashMap<>(
                                                    Map.of("number", "4242 4242 4242 4242"))));
                    assertVars(r, Map.of("number", MASK));
                });
        t.extra("w10 a card in groups", "4242-4242-4242-4242", MASK);
        t.extra("w10 a card after a space", " 4242424242424242", " " + MASK);
        t.extra("w10 a time stamp is no card", "1700000000000", "1700000000000");
        t.extra("w10 12 digits are no card", "424242424242", "424242424242");
        t.extra("w10 17 digits are no card", "42424242424242424", "42424242424242424");
        t.row(
                "w10 a time is no secret",
                r -> {
                    Instant now = Instant.parse("2024-02-03T04:05:06Z");
                    r.client().captureMessage("m", e -> e.extra("when", now));
                    assertThat(r.event().extra()).isEqualTo(Map.of("when", now.toString()));
                });
        return t;
    }

    @TestFactory
    Table processors() {
        Table t = new Table();
        t.row(
                "w18 a processor can drop events",
                o -> o.processors(e -> e.level() == org.ravenee.Level.INFO ? null : e),
                r -> {
                    r.client().captureMessage("m", org.ravenee.Level.INFO);
                    r.client().captureMessage("m", org.ravenee.Level.ERROR);
                    assertThat(r.event().level()).isEqualTo(org.ravenee.Level.ERROR);
                    assertThat(r.client().stats().totalDropped()).isEqualTo(1);
                });
        t.row(
                "w7 where a processor throws nothing is sent, and nothing is thrown",
                o ->
                        o.processors(
                                e -> {
                                    if (e.level() == org.ravenee.Level.INFO) {
                                        throw new IllegalStateException();
                                    }
                                    return e;
                                }),
                r -> {
                    r.client().captureMessage("m", org.ravenee.Level.INFO);
                    r.client().captureMessage("m", org.ravenee.Level.ERROR);
                    assertThat(r.event().level()).isEqualTo(org.ravenee.Level.ERROR);
                    assertThat(r.payloads()).hasSize(1);
                    assertThat(r.client().stats().totalDropped()).isEqualTo(1);
                });
        t.row(
                "data that a processor removes is not sent",
                o ->
                        o.processors(
                                e -> {
                                    Map<String, Object> extra = new HashMap<>(e.extra());
                                    extra.remove("foo");
                                    return e.toBuilder().extra(extra).build();
                                }),
                r -> {
                    r.client().captureMessage("m", e -> e.extra("foo", "bar").extra("biz", "baz"));
                    assertThat(r.event().extra()).isEqualTo(Map.of("biz", "baz"));
                    assertThat(r.payloads().get(0)).doesNotContain("\"foo\"");
                });
        return t;
    }
}
