/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ravenee.testkit.LoopbackServer;

/** The jar as it is published, alone, in a JVM of its own. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SelfTestIT {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private record Run(int exitCode, String output) {}

    private static Run run(String dsn, String... before) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(JAVA.toString()));
        command.addAll(List.of(before));
        command.addAll(List.of("test", dsn));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static String jar() {
        return System.getProperty("raven.jar");
    }

    @Test
    void runsFromTheOneJar() throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            Run run = run(server.dsn(), "-jar", jar());

            assertThat(run.output()).contains("Delivered: event").doesNotContain("s3cr3tkey");
            assertThat(run.exitCode()).isZero();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void runsAsAModule() throws Exception {
        try (LoopbackServer server = new LoopbackServer()) {
            Run run =
                    run(
                            server.dsn(),
                            "--module-path",
                            jar(),
                            "--module",
                            "org.ravenee/org.ravenee.internal.selftest.Main");

            assertThat(run.output()).contains("Delivered: event");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void failsWhereTheServerRefuses() throws Exception {
        try (LoopbackServer server = new LoopbackServer().answering(403, "no s3cr3tkey")) {
            Run run = run(server.dsn(), "-jar", jar());

            assertThat(run.output()).contains("HTTP 403").doesNotContain("s3cr3tkey");
            assertThat(run.exitCode()).isOne();
        }
    }
}
