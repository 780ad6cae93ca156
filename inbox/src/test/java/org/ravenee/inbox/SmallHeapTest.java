/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SmallHeapTest {

    private static final int EVENTS = 12;

    /** A parsed event of this kind takes 50 times the memory of its text. */
    @Test
    void takesLargeEventsThatArriveAtTheSameTime() throws Exception {
        String event = "{\"extra\":{\"a\":[" + "{},".repeat(300_000) + "1]}}";
        ExecutorService clients = Executors.newFixedThreadPool(EVENTS);
        Process process = start("-Xmx192m");
        try (BufferedReader out = process.inputReader(UTF_8)) {
            Wire wire = new Wire(port(out));
            List<Future<Integer>> statuses = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                statuses.add(clients.submit(() -> wire.sendEvent(event).statusCode()));
            }
            for (Future<Integer> status : statuses) {
                assertThat(status.get()).isEqualTo(200);
            }
            assertThat(wire.get("/").statusCode()).isEqualTo(200);
        } finally {
            clients.shutdownNow();
            process.destroyForcibly();
        }
    }

    private static Process start(String heap) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.ravenee.inbox.Main",
                        "--port=0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int port(BufferedReader out) {
        String dsn = out.lines().filter(l -> l.contains("sentry.dsn=")).findFirst().orElseThrow();
        return Integer.parseInt(dsn.replaceAll(".*:([0-9]+)/1", "$1"));
    }
}
