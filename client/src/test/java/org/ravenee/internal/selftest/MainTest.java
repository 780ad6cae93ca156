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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void saysWhatTheServerAnswered(int status, String expected) throws IOException {
        try (LoopbackServer server = new LoopbackServer().answering(status, "echo s3cr3tkey")) {
            assertThat(run("test", server.dsn())).isOne();
        }

        assertThat(output()).contains("Not delivered: " + expected).doesNotContain("s3cr3tkey");
    }

    @Test
    void saysThatTheServerIsNotReached() throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }

        assertThat(run("test", "http://public:s3cr3tkey@127.0.0.1:" + port + "/1")).isOne();
        assertThat(output()).contains("Not delivered:").doesNotContain("s3cr3tkey");
    }

    @Test
    void saysWhatIsWrongWithTheDsn() {
        assertThat(run("test", "http://public:s3cr3tkey@127.0.0.1")).isOne();
        assertThat(output()).contains("project").doesNotContain("s3cr3tkey");
    }

    @Test
    void saysThatThereIsNoDsn() {
        assertThat(run("test", " ")).isOne();
        assertThat(output()).contains("No DSN");
    }

    @ParameterizedTest
    @CsvSource({"''", "help", "test a b"})
    void saysHowItIsUsed(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isOne();
        assertThat(output()).startsWith("Usage:");
    }
}
