/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.processors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.HttpRequest;
import org.ravenee.LogEntry;
import org.ravenee.Mechanism;
import org.ravenee.StackFrame;
import org.ravenee.ThreadInfo;
import org.ravenee.User;
import org.ravenee.testkit.Recorder;

/** Secrets of all characters, in all places of an event, in all forms that can express them. */
class SecretsProperties {

    private static final String HEAD = "Kq7";
    private static final String TAIL = "vX9zQ4w";

    private final SanitizePasswordsProcessor passwords = new SanitizePasswordsProcessor();

    /** Looks for both ends, so that no part of a secret is left over either. */
    private void assertHidden(Event event) {
        assertThat(Recorder.json(passwords.process(event)))
                .contains("********")
                .doesNotContain(HEAD, TAIL);
    }

    @Property(tries = 500)
    void letNoNamedValueThrough(
            @ForAll("names") String name,
            @ForAll("secrets") String secret,
            @ForAll("depths") int depth) {
        Map<String, Object> named = Map.of(name, secret, "foo", "bar");
        Object nested = named;
        for (int i = 0; i < depth; i++) {
            nested = i % 2 == 0 ? List.of("x", nested) : Map.of("x", nested);
        }
        Map<String, Object> sibling = new LinkedHashMap<>();
        sibling.put("value", secret);
        sibling.put("name", name);
        StackFrame frame = StackFrame.of("com.acme.Shop", "pay", "Shop.java", 7, true, null, named);
        assertHidden(Event.builder().tags(Map.of(name, secret)).build());
        assertHidden(Event.builder().extra(Map.of("x", nested)).build());
        assertHidden(Event.builder().extra(Map.of("x", List.of(sibling))).build());
        assertHidden(Event.builder().contexts(Map.of("app", Map.of("x", nested))).build());
        assertHidden(Event.builder().user(User.builder().data("x", nested).build()).build());
        assertHidden(
                Event.builder()
                        .breadcrumbs(List.of(Breadcrumb.builder().data(name, secret).build()))
                        .build());
        assertHidden(
                Event.builder()
                        .exceptions(
                                List.of(
                                        ExceptionValue.of(
                                                "E",
                                                null,
                                                null,
                                                1,
                                                Mechanism.GENERIC,
                                                List.of(frame))))
                        .build());
        assertHidden(
                Event.builder()
                        .threads(List.of(ThreadInfo.of(1, "t", null, true, true, List.of(frame))))
                        .build());
        assertHidden(
                Event.builder()
                        .message(
                                LogEntry.of(
                                        "login with " + name + "={0} failed",
                                        List.of(secret),
                                        "login with " + name + "=" + secret + " failed"))
                        .build());
    }

    @Property(tries = 500)
    void letNoPartOfARequestThrough(
            @ForAll("names") String name, @ForAll("secrets") String secret) {
        HttpRequest request = HttpRequest.of("POST", "https://example.com/");
        String pair = "a=b&" + encoded(name) + "=" + encoded(secret) + "&c=d";
        assertHidden(request(request.toBuilder().headers(Map.of(name, secret))));
        assertHidden(request(request.toBuilder().cookies(Map.of(name, secret))));
        assertHidden(request(request.toBuilder().env(Map.of(name, secret))));
        assertHidden(request(request.toBuilder().url("https://example.com/x?" + pair)));
        assertHidden(request(request.toBuilder().queryString(pair)));
        assertHidden(request(request.toBuilder().queryString("next=" + encoded("/x?" + pair))));
        assertHidden(request(request.toBuilder().queryString("q=" + encoded(json(name, secret)))));
        assertHidden(
                request(
                        request.toBuilder()
                                .headers(Map.of("Referer", "https://example.com/x?" + pair))));
        assertHidden(
                request(
                        request.toBuilder()
                                .headers(
                                        Map.of(
                                                "Cookie",
                                                "theme=dark; "
                                                        + name
                                                        + "="
                                                        + secret.replace(';', ':')
                                                        + "; lang=en"))));
        assertHidden(request(request.toBuilder().data(pair)));
        assertHidden(request(request.toBuilder().data("x=" + encoded(json(name, secret)))));
        assertHidden(request(request.toBuilder().data(json(name, secret))));
        assertHidden(request(request.toBuilder().data(json("x", json(name, secret)))));
        assertHidden(request(request.toBuilder().data(Map.of(name, List.of(secret)))));
        assertHidden(
                request(
                        request.toBuilder()
                                .data(
                                        "--b0undary\r\nContent-Disposition: form-data; name=\"x\"\r\n"
                                                + "\r\ny\r\n--b0undary\r\n"
                                                + "Content-Disposition: form-data; name=\""
                                                + name
                                                + "\"\r\n\r\n"
                                                + secret
                                                + "\r\n--b0undary--\r\n")));
    }

    private static Event request(HttpRequest.Builder request) {
        return Event.builder().request(request.build()).build();
    }

    @Property(tries = 1000)
    void letNoTextThrough(
            @ForAll("names") String name,
            @ForAll("secrets") String secret,
            @ForAll @From("forms") String form) {
        String text =
                form.replace("NAME", name)
                        .replace("JSON", escaped(secret))
                        .replace("TWICE", escaped(escaped(secret)))
                        .replace("URL", encoded(secret))
                        .replace("XML", secret.replace("&", "&amp;").replace("<", "&lt;"))
                        .replace("SQL", secret.replace("'", "''"))
                        .replace("BARE", secret.replace("'", "`"));
        Event event =
                Event.builder()
                        .transaction(text)
                        .logger(text)
                        .release(text)
                        .environment(text)
                        .serverName(text)
                        .dist(text)
                        .fingerprint(List.of(text))
                        .message(LogEntry.of(text, List.of(text), text))
                        .tags(Map.of("x", text, text, "x"))
                        .extra(Map.of("x", List.of(text), text, 1))
                        .contexts(Map.of(text, Map.of("x", text)))
                        .user(
                                User.builder()
                                        .id(text)
                                        .username(text)
                                        .email(text)
                                        .ipAddress(text)
                                        .build())
                        .request(
                                HttpRequest.builder()
                                        .url(text)
                                        .method(text)
                                        .headers(Map.of("X-Note", text, text, "x"))
                                        .data(text)
                                        .build())
                        .breadcrumbs(
                                List.of(
                                        Breadcrumb.builder()
                                                .message(text)
                                                .category(text)
                                                .type(text)
                                                .data("x", text)
                                                .build()))
                        .exceptions(
                                List.of(
                                        ExceptionValue.of(
                                                "E",
                                                text,
                                                null,
                                                1,
                                                Mechanism.of(text, true),
                                                List.of())))
                        .threads(List.of(ThreadInfo.of(1, text, null, true, true, List.of())))
                        .build();
        assertHidden(event);
    }

    @Provide
    Arbitrary<String> forms() {
        return Arbitraries.of(
                "login with NAME=\"JSON\" failed",
                "{\"a\":1,\"NAME\":\"JSON\",\"b\":[2]}",
                "{\"a\":1,\"NAME\":[\"JSON\",{\"x\":\"JSON\"}],\"b\":[2]}",
                "{\"a\":\"{\\\"NAME\\\":\\\"TWICE\\\",\\\"b\\\":1}\"}",
                "[{\"name\":\"NAME\",\"value\":\"JSON\"}]",
                "[{\"value\":\"JSON\",\"x\":1,\"name\":\"NAME\"}]",
                "GET https://example.com/x?a=b&NAME=URL&c=d failed",
                "GET /x?q=%7B%22NAME%22%3A%22URL%22%7D failed",
                "see https://ada:URL@example.com/",
                "<x><NAME>XML</NAME></x>",
                "UPDATE users SET NAME = 'SQL' WHERE id = 7",
                "INSERT INTO users (id, NAME) VALUES ('ada', 'SQL')",
                "tool --NAME 'BARE' x");
    }

    @Property(tries = 300)
    void letNothingThroughThatIsKnownByItsLooks(@ForAll("tokens") String text) {
        assertHidden(
                Event.builder()
                        .extra(Map.of("x", text, "y", "sent " + text + ", failed"))
                        .request(
                                HttpRequest.builder()
                                        .queryString("x=" + encoded(text) + "&y=1")
                                        .data("{\"x\":\"" + text + "\"}")
                                        .headers(Map.of("X-Note", text))
                                        .build())
                        .breadcrumbs(List.of(Breadcrumb.of(text)))
                        .build());
    }

    @Provide
    Arbitrary<String> tokens() {
        Arbitrary<String> body =
                Arbitraries.strings().alpha().numeric().ofMinLength(10).ofMaxLength(40);
        Arbitrary<String> form =
                Arbitraries.of(
                        "Bearer *",
                        "bearer   *",
                        "ghp_*",
                        "gho_*",
                        "github_pat_*",
                        "xoxb-*",
                        "xoxp-12-*",
                        "sk_live_*",
                        "rk_live_*",
                        "glpat-*",
                        "AIza*",
                        "eyJhbGciOiJub25lIn0.*.*",
                        "eyJhbGciOiJkaXIifQ..*.*.*",
                        "https://ada:*@example.com/x",
                        "https://ada:*...",
                        "jdbc:oracle:thin:ada/*@//h:1521/x",
                        "jdbc:oracle:thin:ada/*...",
                        "password is *",
                        "curl -u ada:* https://example.com/",
                        "-----BEGIN RSA PRIVATE KEY-----\\n*\\n-----END RSA PRIVATE KEY-----");
        return form.flatMap(f -> body.map(b -> f.replace("*", HEAD + b + TAIL)));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "password",
                "PASSWORD",
                "userPassword",
                "client-secret",
                "api_key",
                "apiKey",
                "access_token",
                "refreshToken",
                "private_key",
                "db.password",
                "JSESSIONID",
                "user_pwd",
                "signingkey",
                "client_assertion");
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().withCharRange(' ', '~'),
                        Arbitraries.strings().withChars(" &;,%\\\"'=:@/?#<>{}[]()|+-ß"),
                        Arbitraries.of(
                                "://x:y",
                                "-----BEGIN X",
                                "' , 'a': 'b",
                                "\", \"a\": \"b",
                                "\\",
                                "%26",
                                "%%41",
                                "...",
                                "</x>",
                                "{0}",
                                "********"))
                .map(middle -> middle.length() > 40 ? middle.substring(0, 40) : middle)
                .map(middle -> HEAD + middle + TAIL);
    }

    @Provide
    Arbitrary<Integer> depths() {
        return Arbitraries.integers().between(0, 8);
    }

    private static String json(String name, String value) {
        return "{\"a\": \"b\", \"" + name + "\": \"" + escaped(value) + "\", \"c\": 1}";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
