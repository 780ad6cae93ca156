/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A process that was started for this run, and ends with it at the latest. */
final class ServerProcess {

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(60);
    private static final int LOG_SHOWN = 6_000;

    private final Process process;
    private final Path log;
    private final Thread atExit;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a process.
     *
     * @param command program and arguments
     * @param folder where it runs
     * @param environment added to the environment of this process
     * @param log the file that its output goes to
     */
    static ServerProcess start(
            List<String> command, Path folder, Map<String, String> environment, Path log) {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            // GlassFish 7 reads passwords from its standard input, to the end.
            process.getOutputStream().close();
            return new ServerProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    String log() {
        try {
            // Not every server writes UTF-8, and no byte of a log is to fail a test.
            return new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a state of the server; fails at once if the process ends. */
    void await(String what, Duration most, BooleanSupplier reached) {
        try {
            Awaitility.await()
                    .atMost(most)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> !process.isAlive() || reached.getAsBoolean());
        } catch (ConditionTimeoutException e) {
            throw failure("Not within " + most + ": " + what);
        }
        if (!process.isAlive()) {
            throw failure("The server has ended before: " + what);
        }
    }

    private AssertionError failure(String message) {
        String text = log();
        String end = text.substring(Math.max(0, text.length() - LOG_SHOWN));
        return new AssertionError(message + "\n--- end of " + log + "\n" + end);
    }

    /**
     * Asks the process to end, as an operator does, and ends it if it does not.
     *
     * @return whether it has ended by itself
     */
    boolean stop() {
        process.destroy();
        boolean stopped = false;
        try {
            stopped = process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS);
            if (!stopped) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return stopped;
    }
}
