/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a main class in a process of its own, which prints a name and a number on each line. */
public final class ForkedJvm {

    private static final int MOST_MINUTES = 10;

    private final Path java;
    private final List<String> arguments = new ArrayList<>();

    /** Uses the JDK at a home. */
    public ForkedJvm(Path home) {
        this.java = home.resolve("bin").resolve("java");
    }

    /** Adds arguments of the JVM. */
    public ForkedJvm with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** Runs to the end, and returns what was printed. */
    public Printed run(List<Path> classPath, Class<?> main, Object... parameters) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(arguments);
        command.add("-classpath");
        command.add(
                String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(main.getName());
        for (Object parameter : parameters) {
            command.add(parameter.toString());
        }
        try {
            return run(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Printed run(List<String> command) throws IOException {
        Path output = Files.createTempFile("benchmark", ".out");
        Path errors = Files.createTempFile("benchmark", ".err");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(output.toFile())
                            .redirectError(errors.toFile())
                            .start();
            boolean ended = ended(process);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(
                        command
                                + (ended ? " failed: " : " did not end: ")
                                + Files.readString(errors));
            }
            return numbers(Files.readAllLines(output));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Printed numbers(List<String> lines) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            numbers.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        }
        return new Printed(numbers);
    }
}
