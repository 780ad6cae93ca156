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
import java.util.function.BooleanSupplier;

/** A server in a process of its own that deploys the archives in a folder. */
abstract class DropInServer implements ApplicationServer {

    private static final Duration TIME_TO_START = Duration.ofMinutes(5);

    private final ServerSetup setup;
    private final int port = Ports.free();
    private final DropIn applications;
    private ServerProcess process;

    /**
     * A server that is not started yet.
     *
     * @param setup the settings of the build
     * @param applications the folder that the server watches for applications
     */
    DropInServer(ServerSetup setup, Path applications) {
        this.setup = setup;
        this.applications = new DropIn(applications);
    }

    /** Writes the configuration of the server and returns the command that runs it. */
    abstract List<String> prepare() throws IOException;

    /** The folder that the command runs in. */
    abstract Path folder();

    /** The environment variables of the server. */
    Map<String, String> environment() {
        return Map.of();
    }

    /** Whether the log has the line that the server takes applications. */
    abstract boolean isStarted(String log);

    final ServerSetup setup() {
        return setup;
    }

    @Override
    public final void start(String dsn) {
        try {
            List<String> command = prepare();
            applications.create();
            Map<String, String> environment = new HashMap<>(environment());
            environment.put("JAVA_HOME", setup.jdk().toString());
            environment.put("SENTRY_DSN", dsn);
            Path log = setup.work().resolve("console.log");
            process = ServerProcess.start(command, folder(), environment, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.await("the server is started", TIME_TO_START, () -> isStarted(log()));
    }

    /** The port on 127.0.0.1 that answers HTTP requests. */
    final int port() {
        return port;
    }

    @Override
    public final URI root(String name) {
        return URI.create("http://127.0.0.1:" + port + "/" + name + "/");
    }

    @Override
    public final void deploy(String name, Path war) {
        applications.add(name, war);
    }

    @Override
    public final void undeploy(String name) {
        applications.remove(name);
    }

    @Override
    public final void await(String name, String what, Duration most, BooleanSupplier reached) {
        process.await(what, most, reached);
    }

    @Override
    public String log() {
        return process.log();
    }

    @Override
    public final Path jdk() {
        return setup.jdk();
    }

    @Override
    public final OptionalLong pid() {
        return OptionalLong.of(process.pid());
    }

    @Override
    public final void close() {
        if (process != null) {
            process.stop();
        }
    }
}
