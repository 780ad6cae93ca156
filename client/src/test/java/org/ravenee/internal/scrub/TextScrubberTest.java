/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Event;
import org.ravenee.HttpRequest;

class TextScrubberTest {

    private static final int LENGTH_OF_HOSTILE_TEXT = 300_000;

    private final TextScrubber scrubber = new TextScrubber(SensitiveNames.usualAnd(List.of()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=1&password=2|a=1&password=********",
                "password=a=b|password=********",
                "foo=bar&password&baz=bar|foo=bar&password&baz=bar",
                "password=|password=",
                "foo=bar&password=hello&the_secret=hello&a_password_here=hello&api_key=k|foo=bar&password=********&the_secret=********&a_password_here=********&api_key=********",
                "foo=bar;password=hello;access_token=at|foo=bar;password=********;access_token=********",
                "user[password]=2|user[password]=********",
                "pass%77ord=1|pass%77ord=********",
                "{\"password\": \"x\"}|{\"password\": \"********\"}",
                "{\"password\":\"a=b\"}|{\"password\":\"********\"}",
                "{\"password\":\"a\\\"b\",\"x\":1}|{\"password\":\"********\",\"x\":1}",
                "{\"password\":\"abc\\\\\",\"x\":\"y\"}|{\"password\":\"********\",\"x\":\"y\"}",
                "{\"password\":[1,2],\"x\":3}|{\"password\":\"********\",\"x\":3}",
                "{\"credentials\":{\"user\":\"}\",\"b\":[]},\"x\":3}|{\"credentials\":\"********\",\"x\":3}",
                "{\"pin\":1234,\"x\":3}|{\"pin\":********,\"x\":3}",
                "{\"password\":\"hunt|{\"password\":\"********\"",
                "{\"a\":\"{\\\"password\\\":\\\"x\\\",\\\"b\\\":1}\"}|{\"a\":\"{\\\"password\\\":\\\"********\\\",\\\"b\\\":1}\"}",
                "{\"q\":\"password=abc\",\"b\":1}|{\"q\":\"password=********\",\"b\":1}",
                "{\\\"q\\\":\\\"password=abc\\\",\\\"b\\\":1}|{\\\"q\\\":\\\"password=********\\\",\\\"b\\\":1}",
                "{'password': 'x'}|{'password': '********'}",
                "{\"pass\\u0077ord\":\"x\"}|{\"pass\\u0077ord\":\"********\"}",
                "password\\u003dhunter2\\u0026a\\u003db|password\\u003d********\\u0026a\\u003db",
                "next=%2Flogin%3Ftoken%3Dabc%26x%3D1|next=%2Flogin%3Ftoken%3D********%26x%3D1",
                "a\\u0026pin\\u003d12|a\\u0026pin\\u003d********",
                "a%26pin%3D12%26b%3D1|a%26pin%3D********%26b%3D1",
                "\"password\" => \"x\"|\"password\" => \"********\"",
                "password == x|password == ********",
                "User{name=bob, password=my secret pass, x=1}|User{name=bob, password=********, x=1}",
                "User[name=bob, password=p,ss]|User[name=bob, password=********]",
                "login(password=it's)|login(password=********)",
                "password=ab\"cd x|password=******** x",
                "Authorization: Bearer abcdef|Authorization: ********",
                "Authorization: ApiKey xyz rest|Authorization: ********",
                "X-Auth-Token: abc|X-Auth-Token: ********",
                "sessionId: abc|sessionId: ********",
                "Invalid token: 3f2a9b77c1|Invalid token: ********",
                "Unexpected token: EOF|Unexpected token: EOF",
                "Password: hunter2|Password: ********",
                "com.x.TokenExpiredException: The token has expired|com.x.TokenExpiredException: The token has expired",
                "https://u:p@h/x|https://********@h/x",
                "https://u:p@ss@h/x|https://********@h/x",
                "redis://:pa/ss@h:6379|redis://********@h:6379",
                "https://medium.com/@user|https://medium.com/@user",
                "http://host:8080/@user|http://host:8080/@user",
                "jdbc:oracle:thin:scott/tiger@//h:1521/x|jdbc:oracle:thin:********@//h:1521/x",
                "jdbc:sqlserver://h;user=sa;password=x;a=b|jdbc:sqlserver://h;user=sa;password=********;a=b",
                "https://h/x;jsessionid=ABC?a=b|https://h/x;jsessionid=********",
                "<password>x&amp;y</password><b>1</b>|<password>********</password><b>1</b>",
                "<ws:Password Type=\"t\"><![CDATA[x<y]]></ws:Password>|<ws:Password Type=\"t\">********</ws:Password>",
                "<credentials><a>x</a></credentials>|<credentials>********</credentials>",
                "<token>hunt|<token>********",
                "cannot cast List<Token> to List<String>|cannot cast List<Token> to List<String>",
                "sent with bearer abc.def-123|sent with bearer ********",
                "basic dXNlcjpwYXNz|basic ********",
                "x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl y|x ******** y",
                "token {}|token {}",
                "password={0}|password={0}",
                "password=%s|password=%s",
                "password=null|password=null",
            })
    void masksSecretsAndNothingElse(String text, String expected) {
        assertThat(scrubber.scrub(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order 4711 was not placed",
                "Digest SHA-256 mismatch",
                "basic authentication required",
                "-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----",
                "Content-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b",
                "update orders set state = 'paid' where id = 1",
                "Too hot for npm_config_cache_folder \u00b0",
            })
    void aTextWithoutASecretIsReturnedAsTheSameObject(String text) {
        assertThat(scrubber.scrub(text)).isSameAs(text);
    }

    @Test
    void anInvalidEscapeIsPartOfTheName() {
        assertThat(scrubber.scrub("{\"pass\\u-077ord token\":\"x\"}"))
                .isEqualTo("{\"pass\\u-077ord token\":\"********\"}");
    }

    @Test
    void masksBehindALineEnd() {
        assertThat(scrubber.scrub("{\"password\":\n   \"hunter2\"}")).doesNotContain("hunter2");
        assertThat(scrubber.scrub("a=1\npassword=hunter2\nb=2"))
                .isEqualTo("a=1\npassword=********\nb=2");
        assertThat(scrubber.scrub("a=1\\npin=1234")).doesNotContain("1234");
    }

    @Test
    void masksPrivateKeysWholeOrCutOff() {
        String key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nabc\n-----END RSA PRIVATE KEY-----";

        assertThat(scrubber.scrub("x " + key + " y")).isEqualTo("x ******** y");
        assertThat(scrubber.scrub(key.substring(0, 40))).isEqualTo("********");
        assertThat(scrubber.scrub(key.replace("\n", "\\n"))).isEqualTo("********");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424242",
                "4242 4242 4242 4242",
                "4242-4242-4242-4242",
                "4242+4242+4242+4242",
                "4242%204242%204242%204242",
                " 4242424242424242",
                "paid with 4242424242424242.",
                "4242424242424242 123",
                "4242 4242 4242 4242 12/24",
                "12 4242 4242 4242 4242",
                "7 4242424242424242",
                "\\n4242424242424242",
                "3782 822463 10005",
                "378282246310005",
                "5555555555554444",
                "2223003122003222",
                "6011111111111117",
                "30569309025904",
                "3530111333300000"
            })
    void masksCards(String text) {
        String digits = scrubber.scrub(text).replaceAll("\\D", "");

        assertThat(scrubber.scrub(text)).contains("********");
        assertThat(digits).hasSizeLessThan(5);
    }

    static Stream<String> numbersThatAreNoCards() {
        List<String> numbers =
                new ArrayList<>(
                        List.of(
                                "1767225600000",
                                "1767225600000123456",
                                "4242424242424241",
                                "42424242424242424242",
                                "a4242424242424242",
                                "4242424242424242f",
                                "0.4242424242424242",
                                "55555555-5555-4444-8333-446655440000",
                                "2026-01-02 03:04:05.678 4242",
                                "order 20260102-0304-0506-0708"));
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 200; i++) {
            numbers.add(new UUID(random.nextLong(), random.nextLong()).toString());
        }
        return numbers.stream();
    }

    @ParameterizedTest
    @MethodSource("numbersThatAreNoCards")
    void leavesOtherNumbersAlone(String text) {
        assertThat(scrubber.scrub(text)).isSameAs(text);
    }

    @Property(tries = 1000)
    void returnsTheSameTextWhereNothingIsSensitive(@ForAll("harmless") String text) {
        assertThat(scrubber.scrub(text)).isSameAs(text);
    }

    @Provide
    Arbitrary<String> harmless() {
        return Arbitraries.of(
                        "order",
                        "name",
                        "42",
                        "=",
                        ": ",
                        " ",
                        ", ",
                        "{",
                        "}",
                        "\"",
                        "'",
                        "&",
                        "?",
                        "https://example.com/a?b=c",
                        "GET /orders/{id}",
                        "<td>",
                        "</td>",
                        "\\",
                        "\n",
                        "user@example.com",
                        "e.g.",
                        "100%",
                        "[1, 2]",
                        "colour",
                        "price=7")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts))
                // Which makes an address of what was none.
                .filter(text -> !text.matches("(?s).*://\\S*@.*"));
    }

    @Property(tries = 1000)
    void letsNoSecretThroughInAnyTextualForm(
            @ForAll("secretNames") String name,
            @ForAll("secretValues") String secret,
            @ForAll("forms") String form,
            @ForAll("surroundings") String surroundings) {
        String assignment = form.replace("NAME", name).replace("VALUE", secret);
        String text = surroundings.replace("HERE", assignment);

        assertThat(scrubber.scrub(text)).doesNotContain(secret);
    }

    @Provide
    Arbitrary<String> secretNames() {
        return Arbitraries.of(
                "password",
                "PASSWORD",
                "user_password",
                "newPassword",
                "client-secret",
                "api_key",
                "apiKey",
                "X-Api-Key",
                "access_token",
                "refreshToken",
                "passphrase",
                "private_key",
                "db.password",
                "JSESSIONID",
                "csrf_token",
                "user_pwd",
                "credentials",
                "auth_token",
                "card_pin",
                "sentry_dsn");
    }

    @Provide
    Arbitrary<String> secretValues() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars("!#$*+-./:=?@^_~")
                .ofMinLength(3)
                .ofMaxLength(30)
                .map(text -> "Zq" + text + "9");
    }

    @Provide
    Arbitrary<String> forms() {
        return Arbitraries.of(
                "NAME=VALUE",
                "NAME='VALUE'",
                "NAME=\"VALUE\"",
                "NAME = VALUE",
                "\"NAME\":\"VALUE\"",
                "\"NAME\" : \"VALUE\"",
                "\"NAME\":\"VALUE",
                "\\\"NAME\\\":\\\"VALUE\\\"",
                "\\\\\\\"NAME\\\\\\\":\\\\\\\"VALUE\\\\\\\"",
                "'NAME': 'VALUE'",
                "\"NAME\":[\"VALUE\"]",
                "\"NAME\":{\"a\":\"VALUE\"}",
                "<NAME>VALUE</NAME>");
    }

    @Provide
    Arbitrary<String> surroundings() {
        return Arbitraries.of(
                "HERE",
                "{\"a\":1,HERE}",
                "{HERE,\"b\":[1,2]}",
                "[{\"x\":{HERE}}]",
                "User{name=bob, HERE, age=7}",
                "failed with HERE for bob",
                "GET /x?a=b&HERE",
                "GET /x?HERE&a=b",
                "a=b; HERE; c=d",
                "line one\nHERE\nline three",
                "(HERE)",
                "C:\\temp\\ HERE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%7B%22password%22%3A%22hunTer2zz9%22%7D",
                "see https://h/x?q=%7B%22password%22%3A%22hunTer2zz9%22%7D&a=b now",
                "next=%2526password%253DhunTer2zz9",
                "next=%25252Fx%25253Fpassword%25253DhunTer2zz9",
                "u=https%3A%2F%2Fada%3AhunTer2zz9%40h",
                "u=https%3A%2F%2Fada%3AhunTer2zz9%40h%2Fx&b=1",
                "u=https%3A%2F%2Fada%3AhunTer2zz9...",
                "q=%7B%22password%22%3A%22it's+hunTer2zz9%22%7D",
                "?password=a%26hunTer2zz9",
                "?password=a%26b%3DhunTer2zz9&c=d",
                "Authorization: Digest username=\"M\", realm=\"a b\", response=\"hunTer2zz9\"",
                "Authorization: AWS4-HMAC-SHA256 Credential=x, SignedHeaders=a;b, Signed=hunTer2zz9",
                "curl -H 'Authorization: Digest username=\"M\", response=\"hunTer2zz9\"' https://h/",
                "{Authorization=Digest username=\"M\", qop=auth, response=\"hunTer2zz9\"}",
                "{\"h\":\"Authorization: Digest username=\\\"M\\\", response=\\\"hunTer2zz9\\\"\"}",
                "sent Digest username=\"M\", response=\"hunTer2zz9\"",
                "-----BEGIN+RSA+PRIVATE+KEY-----+MIIhunTer2zz9+-----END+RSA+PRIVATE+KEY-----",
                "-----BEGIN%20PRIVATE%20KEY-----%0AMIIhunTer2zz9%0A-----END%20PRIVATE%20KEY-----",
                "-----BEGIN%20PRIVATE%20KEY-----\nMIIhunTer2zz9\n-----END%20PRIVATE%20KEY-----",
                "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nMIIhunTer2zz9",
                "key=-----BEGIN PRIVATE KEY-----\nMIIhunTer2zz9\n-----END PRIVATE KEY-----",
                "eyJhbGciOiJSU0EtT0FFUCJ9.a2V5.aXY.Y2lwaGVydGV4dA.hunTer2zz9",
                "eyJhbGciOiJkaXIifQ..aXY.hunTer2zz9.dGFn",
                "[{\"name\":\"password\",\"value\":\"hunTer2zz9\"}]",
                "{\"value\":\"hunTer}2zz9\",\"name\":\"password\"}",
                "{\"value\":\"hunTer2zz9\",\"type\":\"text\",\"name\":\"user[password]\"}",
                "{\"name\":\"password\",\"meta\":{\"a\":[1]},\"value\":\"hunTer2zz9\"}",
                "{\"field\":\"password\",\"oldValue\":\"a\",\"newValue\":\"hunTer2zz9\"}",
                "{\"op\":\"replace\",\"path\":\"/password\",\"value\":\"hunTer2zz9\"}",
                "{\\\"name\\\":\\\"password\\\",\\\"value\\\":\\\"hunTer2zz9\\\"}",
                "{\"key\":\"k\",\"value\":\"{\\\"name\\\":\\\"password\\\",\\\"value\\\":\\\"hunTer2zz9\\\"}\"}",
                "<input name=\"password\" value=hunTer2zz9>",
                "<input type='password' class='a' value='hunTer2zz9'/>",
                "<input value='hunTer2zz9' name='password'/>",
                "<param name=\"password\">hunTer2zz9</param>",
                "<entry key=\"db.password\">hunTer2zz9</entry>",
                "Header[name=password, value=hun Ter2zz9]",
                "INSERT INTO users (name,password) VALUES ('a','hunTer2zz9')",
                "INSERT INTO users (name,password) VALUES ('a','x''hunTer2zz9')",
                "INSERT INTO users (name,password) VALUES ('a','x\\'hunTer2zz9')",
                "INSERT INTO users (name,password) VALUES (\"a\",\"hunTer2zz9\")",
                "INSERT INTO users (name,password) VALUES ('a','hunTer2zz9...",
                "could not execute [insert into users (pin, name) values (N'hunTer2zz9', 'it''s')]",
                "INSERT INTO cards (name,pin) VALUES (\"a\", 4242)",
                "CREATE USER ada IDENTIFIED BY 'hunTer2zz9'",
                "create user ada identified by hunTer2zz9",
                "ALTER ROLE ada WITH PASSWORD 'hunTer2zz9'",
                "SET PASSWORD FOR 'ada' = 'hunTer2zz9'",
                "select * from users where password in ('hunTer2zz9')",
                "x AKIAHUNTER2ZZ9ABCDEF y",
                "password is hunTer2zz9",
                "The password was \"hun Ter2zz9\"",
                "the password is swordfish",
                "curl -u ada:hunTer2zz9 https://h/",
                "mysql --password hunTer2zz9 db",
                "keytool -storepass 'hunTer2zz9 x' -list",
                "https://ada:hunTer2zz9...",
                "cannot reach https://ada:pa/hunTer2zz9...",
                "see https://ada:hunTer2zz9... for more",
                "jdbc:oracle:thin:scott/hunTer2zz9...",
                "jdbc:oracle:thin:scott/hunTer2zz9@//h:1521/x",
                "bearer hunTer2zz9...",
                "x 4242 4242 4242 424...",
                "paid with 424242424242424...",
                "x ghp_a1b2...",
                "eyJhbGciOiJSU0EtT0FFUCJ9.hunTer2zz9...",
                "4242.4242.4242.4242",
                "4242_4242_4242_4242",
                "4242/4242/4242/4242",
                "4242  4242  4242  4242",
                "4242\u20134242\u20134242\u20134242",
                "x ghp_abcdefghij0123456789 y",
                "x github_pat_abcdefghij0123456789 y",
                "x xoxb-1234567890-abcdef y",
                "x sk_live_abcdefghij0123456789 y",
                "x glpat-abcdefghij0123456789 y",
                "x AIzaSyabcdefghij0123456789 y",
                "x ASIAABCDEFGHIJ0123 y",
                "password = 'it''s hunTer2zz9'"
            })
    void masksSecretsInEveryFormTheyTake(String text) {
        assertThat(scrubber.scrub(text))
                .contains("********")
                .doesNotContainPattern("(?i)hunter|zz9|4242|abcdef|swordfish|a1b2");
    }

    @Test
    void masksThePartsOfAFormAndLeavesFilesOut() {
        String form =
                "--x7\r\nContent-Disposition: form-data; name=\"user\"\r\n\r\nada\r\n"
                        + "--x7\r\ncontent-disposition: form-data; name=\"password\"\r\n\r\n"
                        + "hunt--er;2=\"x&\r\nmore\r\n"
                        + "--x7\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n"
                        + "Content-Type: text/plain\r\n\r\nall of it\r\n--x7--\r\n";
        String masked =
                form.replace("hunt--er;2=\"x&\r\nmore", "********").replace("all of it", "...");

        assertThat(scrubber.scrub(form)).isEqualTo(masked);
        assertThat(scrubber.scrub(form.substring(0, form.indexOf("&\r\n"))))
                .endsWith("\r\n\r\n********");
        assertThat(scrubber.scrub(escaped(form))).isEqualTo(escaped(masked));
        assertThat(scrubber.scrub(form.replace("\r", ""))).isEqualTo(masked.replace("\r", ""));
    }

    private static String escaped(String text) {
        return text.replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic authentication required",
                "Basic authorization failed for user ada",
                "Digest mismatch for file a.bin",
                "Digest SHA-256 mismatch",
                "bearer authentication failed",
                "Bearer error=\"invalid_token\"",
                "the bearer of this",
                "The password is required",
                "Your password was rejected, as it is expired",
                "password is not valid",
                "The token is expired. Log in again",
                "secret is missing",
                "token was three days old",
                "the user's password couldn't be checked",
                "Cannot update user's settings: it's read-only",
                "select a user from the list, or 'all' of them",
                "SELECT id, name FROM users WHERE name = 'ada'",
                "INSERT INTO orders (id, name) VALUES (7, 'ada')",
                "UPDATE orders SET state = 'paid' WHERE id = 7",
                "Processing 12345...",
                "Loading https://example.com/orders...",
                "Loading https://example.com:8080/orders...",
                "see https://example.com/a/b/c... for more",
                "Started at 2026-01-02T03:04:05.678Z",
                "waiting since 1767225600000...",
                "2026.01.02 03:04:05",
                "10.0.0.1 - - [02/Jan/2026:03:04:05 +0000]",
                "com.acme.shop.OrderService$$SpringCGLIB$$0.pay",
                "java.lang.IllegalStateException: order 4711 is closed",
                "123e4567-e89b-12d3-a456-426614174000",
                "{\"name\":\"colour\",\"value\":\"red\"}",
                "{\"field\":\"colour\",\"value\":{\"name\":\"x\"}}",
                "<input name=\"colour\" value=\"red\">",
                "Header[name=Accept, value=*/*]",
                "https://example.com/a%20b?x=%7B%22name%22%3A%22ada%22%7D",
                "100% of 20%3 and %zz",
                "git commit --amend --no-edit -m message",
                "ls -l a:b",
                "tar -x --file a.tar",
                "x -- token follows",
                "Monkey patching the keyboard in the compass bypass: ok",
                "SG-1 and AIza",
                "4532.123456789012",
                "version 4.12.3456.789",
                "----- section -----",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
                "Content-Disposition: attachment",
                "sk-learn, npm_config and ghost_writer"
            })
    void leavesHarmlessTextsAsTheyAre(String text) {
        assertThat(scrubber.scrub(text)).isEqualTo(text);
    }

    @Test
    void leavesWhatFollowsAPrivateKeyAndACertificate() {
        String certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
        String key = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----";

        assertThat(scrubber.scrub(certificate + key + "\n" + certificate))
                .isEqualTo(certificate + "********\n" + certificate);
    }

    static Stream<String> longTexts() {
        int n = 50_000;
        return Stream.of(
                "=".repeat(n),
                "a=".repeat(n),
                "password=".repeat(n),
                "session:".repeat(n),
                "\"password\":".repeat(n),
                "password=[".repeat(n),
                "password={\"".repeat(n),
                "password=\\".repeat(n),
                "password=" + "\\".repeat(n),
                "password=" + " ".repeat(n) + "&",
                "password=" + ",".repeat(n),
                "password=" + "<".repeat(n),
                "(password=" + "'".repeat(n),
                "\\\"password\\\":\\\"".repeat(n / 10),
                " ".repeat(n) + ":",
                (" ".repeat(500) + ":").repeat(n / 500),
                "x".repeat(n) + "=",
                "%".repeat(n) + "=1",
                "%3D".repeat(n),
                "\\u003d".repeat(n),
                "eyJ-".repeat(n),
                "eyJabcdefgh.".repeat(n),
                "://".repeat(n) + "@",
                "://a:b/".repeat(n) + "@",
                "://" + "a".repeat(n) + "@",
                "bearer ".repeat(n),
                "-----BEGIN PRIVATE KEY-----".repeat(n / 10),
                "-----BEGIN PRIVATE KEY-----" + "A\n".repeat(n),
                "<token>".repeat(n),
                "<token".repeat(n),
                "a<token>".repeat(n),
                "<token><![CDATA[".repeat(n),
                "4".repeat(n),
                "4242 ".repeat(n),
                "42-".repeat(n),
                "--x\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n".repeat(n / 20),
                "--x\nContent-Disposition:".repeat(n / 10),
                "name=\"password\" value=".repeat(n / 10),
                "name=[".repeat(n),
                "value=[name=password,".repeat(n / 10),
                "{\"value\":\"".repeat(n / 5),
                "{\"value\":1,\"name\":\"password\"}".repeat(n / 10),
                "<a name=\"".repeat(n / 5),
                "<a ".repeat(n),
                "select ".repeat(n / 5),
                "update x".repeat(n / 5) + "'",
                "insert into password values ('" + "''".repeat(n),
                "insert into password values " + "('a'),".repeat(n / 5),
                "create user x identified by ".repeat(n / 10),
                "call x".repeat(n / 5) + "'",
                "-".repeat(n),
                "--a ".repeat(n / 5),
                "--a" + " ".repeat(n) + "-",
                "---- BEGIN ".repeat(n / 10),
                "-----BEGIN CERTIFICATE-----".repeat(n / 10),
                "-----BEGIN " + "A ".repeat(n),
                "%41".repeat(n),
                "%2525".repeat(n / 5),
                "%41 ".repeat(n),
                "Digest username=\"".repeat(n / 10),
                "Authorization: Digest a=\"".repeat(n / 10),
                "basic aaaaaaaa ".repeat(n / 10),
                "password is ".repeat(n / 10),
                "ghp_".repeat(n),
                "https://a:b...".repeat(n / 10),
                "4 ".repeat(n) + "...",
                "&".repeat(n),
                "jdbc:oracle:thin:".repeat(n),
                "Authorization: ".repeat(n),
                "entry '".repeat(10 * n) + "' for key 'password'",
                "entry 'a' for key ".repeat(10 * n) + "' for key 'password'",
                "entry '".repeat(10 * n) + "\n' for key 'password'",
                "' for key '".repeat(n));
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void takesNoMoreThanLinearTime(String text) {
        assertThat(scrubber.scrub(text)).isNotNull();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aFormTakesNoMoreThanLinearTime() {
        Event event =
                Event.builder()
                        .request(
                                HttpRequest.builder()
                                        .queryString("&".repeat(5_000_000) + "token=x")
                                        .build())
                        .build();

        assertThat(
                        new EventScrubber(SensitiveNames.usualAnd(List.of()))
                                .scrub(event)
                                .request()
                                .queryString())
                .endsWith("&token=********");
    }

    @Property(tries = 40)
    void takesNoMoreThanLinearTimeForPartsOfFormsThatNeverEnd(
            @ForAll("partsOfForms") String parts) {
        String text = parts.repeat(LENGTH_OF_HOSTILE_TEXT / parts.length());

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> scrubber.scrub(text));
    }

    @Provide
    Arbitrary<String> partsOfForms() {
        return Arbitraries.of(
                        "mysql -p ",
                        "mysql x ; -px",
                        "curl -u ",
                        "x VALUES (",
                        "password is '",
                        "password is ",
                        "token [",
                        "key code \u00ab",
                        "Key (",
                        "Key (a)=(",
                        "failing row contains (",
                        "entry 'a",
                        "' for key '",
                        "index 'a' duplicate key value is (",
                        "key: x VALUES (",
                        "index: ",
                        "index identified by 'a' : '",
                        "SQLERRMC=1;a",
                        "index: a dup key: {",
                        "rejected value [",
                        "propertyPath=a,invalidValue=",
                        "propertyPath=a, ",
                        "column 'a' value '",
                        "a:\n- ",
                        " - a\n",
                        "curl -u a",
                        "mysql ",
                        "mysql -p ",
                        "docker login ",
                        "sqlplus ",
                        "--password ",
                        " -a",
                        "$2a$",
                        "AAAA",
                        "AAAA-aaaaaa:",
                        "hooks.slack.com/services/",
                        "{SHA}",
                        "aaaaaaaaaaaaaa.atlasv1.",
                        "MAAAAAAAAAAAAAAAAAAAAAAAA.aaaaaa.",
                        "A3-AAAAAA",
                        "-us1",
                        "SK0",
                        "YC-",
                        "a: |\n",
                        "a: >\n a\n",
                        "variable \"a\" { default = \"",
                        "password for a ",
                        "PIN 123",
                        "expected <",
                        "net user ",
                        "htpasswd -b a ",
                        "7z -p",
                        "PRAGMA key = '",
                        "attach database 'a",
                        "\uff1a",
                        " ",
                        "\n",
                        "'",
                        "(")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 500)
    void neverFails(@ForAll String text) {
        assertThat(scrubber.scrub(text)).isNotNull();
        assertThat(scrubber.scrub("password=" + text)).isNotNull();
        assertThat(scrubber.scrub("\"password\":" + text)).isNotNull();
    }

    @Test
    void masksWhatIsNamedAndNothingElseIfToldSo() {
        TextScrubber own = new TextScrubber(SensitiveNames.only(List.of("pnr")));

        assertThat(own.scrub("PNR=abc&password=x&card=4242424242424242"))
                .isEqualTo("PNR=********&password=x&card=4242424242424242");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "passwd",
                "pwd",
                "userpwd",
                "PassPhrase",
                "the_secret",
                "Authorization",
                "Proxy-Authorization",
                "api-key",
                "apiKey",
                "APIKey",
                "X_API_KEY",
                "Cookie",
                "token",
                "JSESSIONID",
                "PHPSESSID",
                "connect.sid",
                "csrfmiddlewaretoken",
                "private_key",
                "creditCard",
                "cc.cardNumber",
                "HTTPAuth",
                "otp",
                "remember-me",
                "SENTRY_DSN",
                "sig",
                "pin_2",
                "client_assertion",
                "assertion",
                "authkey",
                "signingkey",
                "encryptionkey",
                "sshkey",
                "licensekey",
                "pkey",
                "pswd",
                "psw",
                "userpass",
                "dbpass",
                "passwort",
                "mfa",
                "hmac",
                "connectionString"
            })
    void knowsNamesOfSecrets(String name) {
        assertThat(SensitiveNames.usualAnd(List.of()).match(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "key1",
                "keyboard",
                "monkey",
                "author",
                "compass",
                "passenger",
                "spinner",
                "inside",
                "assonance",
                "bypass",
                "Accept",
                "user",
                "opinion",
                "tossing",
                "donkey",
                "hockeyTeam",
                "turkey-sandwich",
                "encompass",
                "config",
                "authority",
                "signal",
                "design"
            })
    void knowsNamesThatAreNone(String name) {
        assertThat(SensitiveNames.usualAnd(List.of()).match(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom-key", "CUSTOM_KEY", "customKey", "my.custom.key.1"})
    void findsAdditionalNamesInAnyNotation(String name) {
        assertThat(SensitiveNames.only(List.of("Custom_Key")).match(name)).isTrue();
        assertThat(SensitiveNames.only(List.of("", "--")).match(name)).isFalse();
    }
}
