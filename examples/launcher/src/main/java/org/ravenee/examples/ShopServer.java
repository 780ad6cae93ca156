/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** A WildFly with the shop as its root application, running in a process of its own. */
final class ShopServer implements AutoCloseable {

    private static final int SECONDS_TO_START = 180;
    private static final int SECONDS_TO_STOP = 15;

    private final Settings settings;
    private final Process process;

    private ShopServer(Settings settings, Process process) {
        this.settings = settings;
        this.process = process;
    }

    static ShopServer start(Settings settings) {
        try {
            deploy(settings);
            return new ShopServer(settings, launch(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until the shop answers.
     *
     * @throws CannotStartException if it never will
     */
    void awaitReady() throws InterruptedException {
        var shop = new Probe(settings.shop().url());
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (!shop.answers()) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS)
                    || Files.exists(marker(settings, ".failed"))
                    || System.nanoTime() > deadline) {
                throw new CannotStartException(
                        "The shop did not start; the reason is in " + settings.serverLog());
            }
        }
    }

    /** Waits for the end of the server and returns its exit code. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void deploy(Settings settings) throws IOException {
        // An archive of an earlier run has the same address; its markers would be read as the state
        // of this one.
        for (var name : new String[] {"ROOT.war", "ROOT.ear"}) {
            for (var state :
                    new String[] {"", ".deployed", ".failed", ".undeployed", ".isdeploying"}) {
                Files.deleteIfExists(deployments(settings).resolve(name + state));
            }
        }
        Files.copy(settings.war(), marker(settings, ""), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path marker(Settings settings, String state) {
        var name = settings.isEar() ? "ROOT.ear" : "ROOT.war";
        return deployments(settings).resolve(name + state);
    }

    private static Path deployments(Settings settings) {
        return settings.serverHome().resolve("standalone/deployments");
    }

    /** Java itself rather than the server's shell script: a signal to a script would miss Java. */
    private static Process launch(Settings settings) throws IOException {
        var command =
                StandaloneCommandBuilder.of(settings.serverHome())
                        .setJavaOptions("-Xmx512m", "-Dorg.jboss.logmanager.nocolor=true")
                        .addServerArguments(settings.serverArguments());
        return Launcher.of(command)
                .setRedirectErrorStream(true)
                .redirectOutput(settings.serverLog())
                .launch();
    }
}
