/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** A provisioned WildFly in a process of its own, with one log and one heap for all deployments. */
final class WildFly implements AutoCloseable {

    private static final String CONFIGURATION = "standalone-benchmark.xml";
    private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final int SECONDS_TO_STOP = 20;
    private static final int HTTP_OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path home;
    private final Path log;
    private final int port;
    private final Process process;

    private WildFly(Path home, Path log, int port, Process process) {
        this.home = home;
        this.log = log;
        this.port = port;
        this.process = process;
    }

    /** Starts a server without applications, on a JDK. */
    static WildFly start(Path home, Path jdk) throws IOException {
        Path standalone = home.resolve("standalone");
        String configuration =
                Files.readString(standalone.resolve("configuration/standalone.xml"))
                        .replace("scan-interval=\"5000\"", "scan-interval=\"200\"");
        Files.writeString(standalone.resolve("configuration/" + CONFIGURATION), configuration);
        Path log = home.resolveSibling("wildfly-benchmark.log");
        int port = freePort();
        StandaloneCommandBuilder command =
                StandaloneCommandBuilder.of(home)
                        .setJavaHome(jdk)
                        .setJavaOptions(
                                "-Xms768m", "-Xmx768m", "-Dorg.jboss.logmanager.nocolor=true")
                        .setServerConfiguration(CONFIGURATION)
                        .addServerArguments(
                                "-Djboss.bind.address=127.0.0.1",
                                "-Djboss.http.port=" + port,
                                "-Djboss.management.http.port=0");
        Process process =
                Launcher.of(command).setRedirectErrorStream(true).redirectOutput(log).launch();
        WildFly server = new WildFly(home, log, port, process);
        server.await("WFLYSRV0025");
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits for a message in the log. */
    private void await(String message) throws IOException {
        long start = System.nanoTime();
        while (!Files.readString(log).contains(message)) {
            pause(100, start);
        }
    }

    /** Deploys the application and returns how many nanoseconds the server took for it. */
    double deploy(Deployment deployment, String dsn) throws IOException {
        Path folder = home.resolve("standalone/deployments");
        String name = deployment.side() + ".war";
        Path war = home.resolveSibling(name);
        deployment.write(war, dsn);
        Files.copy(war, folder.resolve(name));
        long copied = System.nanoTime();
        while (!Files.exists(folder.resolve(name + ".isdeploying"))
                && !Files.exists(folder.resolve(name + ".deployed"))) {
            pause(2, copied);
        }
        long begun = System.nanoTime();
        while (!Files.exists(folder.resolve(name + ".deployed"))) {
            if (Files.exists(folder.resolve(name + ".failed"))) {
                throw new IOException(name + " was not deployed, see " + log);
            }
            pause(2, copied);
        }
        return System.nanoTime() - begun;
    }

    private void pause(int millis, long since) throws IOException {
        try {
            if (process.waitFor(millis, TimeUnit.MILLISECONDS)
                    || System.nanoTime() - since > MOST_NANOS) {
                throw new IOException("WildFly ended or does not answer, see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Returns the address of a resource. */
    URI address(Deployment deployment, String resource) {
        return URI.create(
                "http://127.0.0.1:" + port + "/" + deployment.side() + "/api/" + resource);
    }

    /** Returns the number that a probe of the application reads. */
    double probe(Deployment deployment, String what) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(address(deployment, "probe/" + what))
                        .timeout(Duration.ofMinutes(2))
                        .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != HTTP_OK) {
                throw new IOException(response + ": " + response.body());
            }
            return Double.parseDouble(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Returns the nanoseconds of CPU time that the server has taken. */
    long cpuNanos() {
        return process.toHandle().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** Returns the length of the log in bytes. */
    double logged() throws IOException {
        return Files.size(log);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Path folder = home.resolve("standalone/deployments");
        for (Deployment deployment : Deployment.values()) {
            for (String state :
                    new String[] {"", ".deployed", ".failed", ".undeployed", ".isdeploying"}) {
                Files.deleteIfExists(folder.resolve(deployment.side() + ".war" + state));
            }
        }
    }
}
