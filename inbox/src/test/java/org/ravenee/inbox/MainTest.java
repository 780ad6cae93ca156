/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void saysInOneLineThatItCannotListen() throws Exception {
        try (Inbox other = Inbox.start(0)) {
            Process process = start("--port=" + other.port());

            assertThat(process.errorReader(UTF_8).lines())
                    .singleElement()
                    .asString()
                    .startsWith("Could not listen on 127.0.0.1:" + other.port() + ": ")
                    .endsWith(". --port 0 takes any free port.");
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void namesAnInvalidArgumentInOneLine() throws Exception {
        Process process = start("--prot", "1");

        assertThat(process.errorReader(UTF_8).lines())
                .containsExactly("There is no option --prot. --help lists the options.");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void continuesInASmallHeapWhateverComes() throws Exception {
        Process process = start(List.of("-Xmx64m"), "--port=0");
        try {
            BufferedReader out = process.inputReader(UTF_8);
            String dsn =
                    out.lines().filter(l -> l.contains("sentry.dsn=")).findFirst().orElseThrow();
            Wire wire = new Wire(Integer.parseInt(dsn.replaceAll(".*:([0-9]+)/1", "$1")));
            String largest = "{\"message\":\"" + "日本".repeat(80_000) + "a".repeat(400_000) + "\"}";

            for (int i = 0; i < 60; i++) {
                assertThat(wire.sendEvent(largest).statusCode()).isEqualTo(200);
            }

            assertThat(wire.get("/").statusCode()).isEqualTo(200);
            assertThat(wire.get("/events/" + Wire.ID).statusCode()).isEqualTo(200);
        } finally {
            process.destroyForcibly();
        }
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
    @CsvSource({
        "--port, '--port has to be a number from 0 to 65535'",
        "--port=, '--port has to be a number from 0 to 65535'",
        "--port=-1, '--port has to be a number from 0 to 65535, not -1'",
        "--port=65536, '--port has to be a number from 0 to 65535, not 65536'",
        "--port=x, '--port has to be a number from 0 to 65535, not x'",
        "9099, There is no option 9099",
        "--max-events=0, '--max-events has to be a number from 1 to 100000, not 0'",
        "--max-events=100001, '--max-events has to be a number from 1 to 100000, not 100001'",
        "--ide, --ide needs a value",
        "--ide=, --ide needs a value",
        "--store, --store needs a value",
        "--source=, --source needs a value",
        "--source=/not/there, '--source has to be a directory, not /not/there'",
        "--nonsense=1, There is no option --nonsense"
    })
    void namesAnInvalidArgument(String argument, String message) {
        assertThatThrownBy(() -> Arguments.parse(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void readsTheArguments(@TempDir Path sources) {
        assertThat(Arguments.parse())
                .isEqualTo(
                        new Arguments(
                                9099,
                                10_000,
                                Optional.empty(),
                                Optional.empty(),
                                List.of(Path.of("")),
                                List.of()));
        assertThat(Arguments.parse("--port", "80").port()).isEqualTo(80);
        assertThat(Arguments.parse("--port=0").port()).isZero();
        assertThat(
                        Arguments.parse(
                                "--max-events",
                                "5",
                                "--store=f.db",
                                "--ide=a://{file}?l={line}&x=1",
                                "--source",
                                sources.toString(),
                                "--source=" + sources,
                                "--allow-origin=http://localhost:3000"))
                .isEqualTo(
                        new Arguments(
                                9099,
                                5,
                                Optional.of(Path.of("f.db")),
                                Optional.of("a://{file}?l={line}&x=1"),
                                List.of(sources, sources),
                                List.of("http://localhost:3000")));
    }

    private static Process start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    private static Process start(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("org.ravenee.inbox.Main");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
