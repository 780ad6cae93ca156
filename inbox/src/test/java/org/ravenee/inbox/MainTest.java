/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MainTest {

    @Test
    void saysWhereItIsUntilItIsToldToStop() throws Exception {
        Process process = start("--port", "0");
        try (BufferedReader out = process.inputReader(UTF_8)) {
            String dsn = "";
            for (String line = out.readLine(); !line.startsWith("Press Ctrl-C"); ) {
                dsn = line.contains("sentry.dsn=") ? line.replaceAll(".*sentry.dsn=", "") : dsn;
                line = out.readLine();
            }
            assertThat(dsn).matches("http://[0-9a-f]{32}@127\\.0\\.0\\.1:[0-9]+/1");
            int port = Integer.parseInt(dsn.replaceAll(".*:([0-9]+)/1", "$1"));
            assertThat(new Wire(port).sendEvent("{}").statusCode()).isEqualTo(200);

            process.destroy();

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143); // 128 + SIGTERM
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws Exception {
        try (Inbox other = Inbox.start(0)) {
            Process process = start("--port=" + other.port());

            assertThat(process.errorReader(UTF_8).lines())
                    .singleElement()
                    .asString()
                    .contains("Port " + other.port() + " is taken");
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void printsItsUsageForInvalidArguments() throws Exception {
        Process process = start("--prot", "1");

        assertThat(process.errorReader(UTF_8).lines()).first().asString().startsWith("Usage:");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void saysWhichEditorsItKnows() throws Exception {
        Process process = start("--ide", "javascript:alert({file})");

        assertThat(process.errorReader(UTF_8).lines())
                .singleElement()
                .asString()
                .contains("idea, vscode");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port",
                "--port=",
                "--port=-1",
                "--port=65536",
                "--port=x",
                "9099",
                "",
                "--max-events=0",
                "--max-events=100001",
                "--ide",
                "--ide=",
                "--source=",
                "--nonsense=1"
            })
    void refusesInvalidArguments(String argument) {
        assertThat(Arguments.parse(argument)).isEmpty();
    }

    @Test
    void readsTheArguments() {
        assertThat(Arguments.parse())
                .hasValue(
                        new Arguments(
                                9099,
                                10_000,
                                Optional.empty(),
                                Optional.empty(),
                                List.of(Path.of("")),
                                List.of()));
        assertThat(Arguments.parse("--port", "80")).map(Arguments::port).hasValue(80);
        assertThat(Arguments.parse("--port=0")).map(Arguments::port).hasValue(0);
        assertThat(Arguments.parse("--port", "80", "81")).isEmpty();
        assertThat(
                        Arguments.parse(
                                "--max-events",
                                "5",
                                "--store=f.db",
                                "--ide=a://{file}?l={line}&x=1",
                                "--source",
                                "a",
                                "--source=b",
                                "--allow-origin=http://localhost:3000"))
                .hasValue(
                        new Arguments(
                                9099,
                                5,
                                Optional.of(Path.of("f.db")),
                                Optional.of("a://{file}?l={line}&x=1"),
                                List.of(Path.of("a"), Path.of("b")),
                                List.of("http://localhost:3000")));
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("org.ravenee.inbox.Main");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
