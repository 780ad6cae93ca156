/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ravenee.runtimes.server.ApplicationServer;

/**
 * Asks the JVM of a server by {@code jcmd}.
 *
 * @param jdk the folder of its JDK
 * @param pid the process
 */
record JvmDiagnostics(Path jdk, long pid) {

    static JvmDiagnostics of(ApplicationServer server) {
        return new JvmDiagnostics(server.jdk(), server.pid().orElseThrow());
    }

    /** The stacks of all threads. */
    String threads() throws IOException {
        String stacks = output("Thread.print");
        assertThat(stacks).contains("Full thread dump");
        return stacks;
    }

    /** How many class loaders have loaded a class and are in use after a garbage collection. */
    long copiesOf(String type) throws IOException {
        output("GC.run");
        return output("VM.class_hierarchy", type)
                .lines()
                .filter(line -> line.contains(type + "/"))
                .count();
    }

    private String output(String... command) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(jdk.resolve("bin").resolve("jcmd").toString());
        words.add(Long.toString(pid));
        words.addAll(List.of(command));
        Process jcmd = new ProcessBuilder(words).redirectErrorStream(true).start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
