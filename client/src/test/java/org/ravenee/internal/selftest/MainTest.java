/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.LoopbackServer;
import org.ravenee.testkit.RecordingTransport;

class MainTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private int run(String... arguments) {
        try (LogCapture quiet = new LogCapture()) {
            return Main.run(arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
        }
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void deliversATestEventAndSaysSo() throws IOException {
        try (LoopbackServer server = new LoopbackServer()) {
            assertThat(run("test", server.dsn())).isZero();

            String event = RecordingTransport.text(server.requests().get(0).body());
            String id = event.replaceAll("(?s).*?\"event_id\":\"(\\w+)\".*", "$1");
            assertThat(output()).contains("Delivered: event " + id).doesNotContain("s3cr3tkey");
            assertThat(event).contains("\"level\":\"info\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"sentry.sample-rate, 0", "sentry.enabled, false"})
    void deliversTheTestEventWhateverElseIsLeftOut(String key, String value) throws IOException {
        System.setProperty(key, value);
        try (LoopbackServer server = new LoopbackServer()) {
            assertThat(run("test", server.dsn())).isZero();
        } finally {
            System.clearProperty(key);
        }
    }

    @ParameterizedTest
    @CsvSource({"400, HTTP 400", "403, HTTP 403", "429, HTTP 429", "500, HTTP 500"})
    void printsTheResponseOfTheServer(int status, String expected) throws IOException {
        try (LoopbackServer server = new LoopbackServer().answering(status, "echo s3cr3tkey")) {
            assertThat(run("test", server.dsn())).isOne();
        }

        assertThat(output()).contains("Not delivered: " + expected).doesNotContain("s3cr3tkey");
    }

    @Test
    void printsThatTheServerIsNotReached() throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }

        assertThat(run("test", "http://public:s3cr3tkey@127.0.0.1:" + port + "/1")).isOne();
        assertThat(output()).contains("Not delivered:").doesNotContain("s3cr3tkey");
    }

    @Test
    void printsTheProblemOfTheDsn() {
        assertThat(run("test", "http://public:s3cr3tkey@127.0.0.1")).isOne();
        assertThat(output()).contains("project").doesNotContain("s3cr3tkey");
    }

    @Test
    void printsThatThereIsNoDsn() {
        assertThat(run("test", " ")).isOne();
        assertThat(output()).contains("No DSN");
    }

    @ParameterizedTest
    @CsvSource({"''", "help", "test a b"})
    void printsItsUsage(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isOne();
        assertThat(output()).startsWith("Usage:");
    }

    @Test
    void explainsWhatWouldBeMaskedAndWhy(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("event.json");
        Files.writeString(
                file,
                """
                {"event_id": "0123456789abcdef0123456789abcdef", "level": "error",
                 "tags": {"shop": "north", "api-key": "s3cr3tkey"},
                 "extra": {"list": [1, {"note": "paid with 4242 4242 4242 4242"}], "token": null},
                 "logentry": {"formatted": "Wrong password 's3cr3tkey' for user bob"},
                 "request": {"url": "https://bob:s3cr3tkey@h/x", "cookies": {"JSESSIONID": "s3cr3tkey"}},
                 "modules": {"com.acme:token": "1.0"}}
                """);

        assertThat(run("explain", file.toString())).isZero();
        assertThat(output().lines())
                .containsExactly(
                        "tags.api-key: name",
                        "extra.list[1].note: card number: paid with ********",
                        "logentry.formatted: sentence: Wrong password '********' for user bob",
                        "request.url: credentials in an address: https://********@h/x",
                        "request.cookies.JSESSIONID: name",
                        "5 values masked");
    }

    @Test
    void explainsTheEventOfAnEnvelope(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("event.envelope");
        Files.writeString(
                file,
                """
                {"event_id":"0123456789abcdef0123456789abcdef"}
                {"type":"client_report","length":20}
                {"password":"no"}
                {"type":"event","length":54}
                {"level":"error","tags":{"api-key":"s3cr3tkey","a":1}}
                """);

        assertThat(run("explain", file.toString())).isZero();
        assertThat(output().lines()).containsExactly("tags.api-key: name", "1 value masked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "[1,]", "{\"a\" 1}", "nul", "\"a", "[1] 2", "\"\\u12\""})
    void saysThatAFileIsNoJson(String content, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("event.json");
        Files.writeString(file, content);

        assertThat(run("explain", file.toString())).isOne();
        assertThat(output()).contains("Not a JSON document");
    }

    @Test
    void saysThatThereIsNoSuchFile(@TempDir Path directory) {
        assertThat(run("explain", directory.resolve("none.json").toString())).isOne();
        assertThat(output()).contains("no such file");
    }
}
