/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** A runtime that is started with its application and ends with it. */
abstract class ProcessPerApplication implements ApplicationServer {

    private final ServerSetup setup;
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, ServerProcess> running = new TreeMap<>();
    private final StringBuilder logOfEnded = new StringBuilder();
    private String dsn = "";
    private int started;

    /** A runtime without applications. */
    ProcessPerApplication(ServerSetup setup) {
        this.setup = setup;
    }

    /**
     * Prepares an application.
     *
     * @param archive the archive, under the name of the application
     * @param port the port to answer at
     * @param folder an empty folder that the process may write to
     * @return the command that runs it
     */
    abstract List<String> prepare(Path archive, int port, Path folder) throws IOException;

    /** The path of an application of this name, without slashes; empty for the root. */
    String contextPath(String name) {
        return name;
    }

    final ServerSetup setup() {
        return setup;
    }

    @Override
    public final void start(String dsn) {
        this.dsn = dsn;
    }

    @Override
    public final URI root(String name) {
        String path = contextPath(name);
        int port = ports.computeIfAbsent(name, application -> Ports.free());
        return URI.create("http://127.0.0.1:" + port + "/" + (path.isEmpty() ? "" : path + "/"));
    }

    @Override
    public final void deploy(String name, Path war) {
        int port = root(name).getPort();
        started++;
        try {
            Path folder = setup.work().resolve(started + "-" + name);
            DropIn applications = new DropIn(folder.resolve("applications"));
            applications.create();
            List<String> command = prepare(applications.add(name, war), port, folder);
            Map<String, String> environment =
                    Map.of("JAVA_HOME", setup.jdk().toString(), "SENTRY_DSN", dsn);
            Path log = folder.resolve("console.log");
            running.put(name, ServerProcess.start(command, folder, environment, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final void undeploy(String name) {
        ServerProcess process = running.remove(name);
        ports.remove(name);
        boolean stopped = process.stop();
        logOfEnded.append(process.log());
        if (!stopped) {
            throw new AssertionError(
                    "The process of " + name + " did not end when it was asked to");
        }
    }

    @Override
    public final void await(String name, String what, Duration most, BooleanSupplier reached) {
        ServerProcess process = running.get(name);
        if (process == null) {
            Awaitility.await(what).atMost(most).until(reached::getAsBoolean);
        } else {
            process.await(what, most, reached);
        }
    }

    @Override
    public final String log() {
        StringBuilder log = new StringBuilder(logOfEnded);
        running.values().forEach(process -> log.append(process.log()));
        return log.toString();
    }

    @Override
    public final Path jdk() {
        return setup.jdk();
    }

    @Override
    public final OptionalLong pid() {
        return OptionalLong.empty();
    }

    @Override
    public final void close() {
        running.values().forEach(ServerProcess::stop);
        running.clear();
    }
}
