/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The quickstart as a person runs it: a process with a terminal, here on ports of its own. */
final class RunningQuickstart implements AutoCloseable {

    private final Process process;
    private final Path terminal;
    private final LocalPort shop;
    private final LocalPort inbox;

    private RunningQuickstart(Process process, Path terminal, LocalPort shop, LocalPort inbox) {
        this.process = process;
        this.terminal = terminal;
        this.shop = shop;
        this.inbox = inbox;
    }

    static RunningQuickstart start(Path terminal, LocalPort shop, LocalPort inbox) {
        return start(System.getProperty("shop.war"), terminal, shop, inbox);
    }

    static RunningQuickstart start(String war, Path terminal, LocalPort shop, LocalPort inbox) {
        try {
            var process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Quickstart.class.getName(),
                                    war,
                                    System.getProperty("server.home"),
                                    String.valueOf(shop.port()),
                                    String.valueOf(inbox.port()))
                            .redirectErrorStream(true)
                            .redirectOutput(terminal.toFile())
                            .start();
            return new RunningQuickstart(process, terminal, shop, inbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LocalPort freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new LocalPort(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the quickstart prints its addresses. */
    RunningQuickstart ready() {
        await().atMost(Duration.ofMinutes(3))
                .failFast("the quickstart ended", () -> !process.isAlive())
                .until(() -> terminal().contains("Ctrl-C"));
        return this;
    }

    String terminal() {
        try {
            return Files.readString(terminal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI shop() {
        return shop.url();
    }

    URI inbox() {
        return inbox.url();
    }

    List<ProcessHandle> childProcesses() {
        return process.descendants().toList();
    }

    /** Asks this process alone to stop, as a supervisor does, and returns its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The quickstart goes on: " + terminal());
        }
        return process.exitValue();
    }

    /** Ends all processes, also after a failed test. */
    @Override
    public void close() {
        var children = childProcesses();
        process.destroyForcibly().onExit().join();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
