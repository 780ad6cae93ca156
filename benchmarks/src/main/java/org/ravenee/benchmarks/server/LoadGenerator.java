/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.ravenee.benchmarks.process.ClassPath;
import org.ravenee.benchmarks.process.Printed;

/** The load generator, in a process of its own that stays warm between measurements. */
final class LoadGenerator implements AutoCloseable {

    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;

    private LoadGenerator(Process process) {
        this.process = process;
        this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static LoadGenerator start(Path jdk) throws IOException {
        String classPath =
                String.join(
                        File.pathSeparator, ClassPath.all().stream().map(Path::toString).toList());
        return new LoadGenerator(
                new ProcessBuilder(
                                jdk.resolve("bin/java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-classpath",
                                classPath,
                                HttpLoad.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** Sends requests at a rate for so long, whatever the responses take. */
    Printed fixedRate(URI address, double seconds, double perSecond) throws IOException {
        return ask(perSecond, seconds, address);
    }

    /** Sends each request as soon as a connection has its response. */
    Printed fullSpeed(URI address, double seconds) throws IOException {
        return ask(0, seconds, address);
    }

    private Printed ask(double perSecond, double seconds, URI address) throws IOException {
        commands.println(perSecond + " " + seconds + " " + address);
        Map<String, Double> numbers = new HashMap<>();
        for (String line = answers.readLine(); !"end".equals(line); line = answers.readLine()) {
            if (line == null) {
                throw new IOException("the load generator ended");
            }
            int space = line.indexOf(' ');
            numbers.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        }
        return new Printed(numbers);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
