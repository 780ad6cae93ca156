/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.testkit.LoopbackServer;

/** A module and the published jar, linked into a runtime image. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RuntimeImageIT {

    private static final String JAR = System.getProperty("raven.jar");
    private static final String IN_APP = "\"in_app\":true[^}]*\"module\":\"";

    @TempDir private Path directory;

    @Test
    void eventsHaveTheReleaseOfTheMainModuleAndItsFramesAreInApp() throws Exception {
        Path image = link(compile());

        try (LoopbackServer server = new LoopbackServer()) {
            Process process =
                    new ProcessBuilder(
                                    image.resolve("bin/java").toString(),
                                    "--module",
                                    "com.acme.shop/com.acme.shop.Main",
                                    server.dsn())
                            .redirectErrorStream(true)
                            .start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();

            assertThat(server.requests()).as(output).hasSize(1);
            assertThat(unzipped(server.requests().get(0).body()))
                    .contains("\"release\":\"com.acme.shop@1.4.2\"")
                    .containsPattern(IN_APP + "com\\.acme\\.shop\\.Main\"")
                    .doesNotContainPattern(IN_APP + "(java|jdk)\\.");
        }
    }

    private Path compile() throws Exception {
        Path sources = Files.createDirectories(directory.resolve("src/com/acme/shop"));
        Path module = directory.resolve("src/module-info.java");
        Files.writeString(module, "module com.acme.shop { requires org.ravenee; }");
        Path main = sources.resolve("Main.java");
        Files.writeString(
                main,
                """
                package com.acme.shop;

                import org.ravenee.Client;

                public class Main {
                    public static void main(String[] arguments) {
                        try (Client client = Client.create(arguments[0])) {
                            try {
                                java.util.List.of(1).forEach(Main::fail);
                            } catch (IllegalStateException e) {
                                client.captureException(e);
                            }
                            if (!client.flush(java.time.Duration.ofMinutes(2))) {
                                throw new IllegalStateException("not delivered: " + client.stats());
                            }
                        }
                    }

                    private static void fail(int order) {
                        throw new IllegalStateException("order " + order);
                    }
                }
                """);
        Path classes = directory.resolve("classes");
        run(
                "javac",
                "--module-path",
                JAR,
                "--module-version",
                "1.4.2",
                "-d",
                classes.toString(),
                module.toString(),
                main.toString());
        return classes;
    }

    private Path link(Path classes) {
        Path image = directory.resolve("image");
        run(
                "jlink",
                "--module-path",
                JAR + java.io.File.pathSeparator + classes,
                "--add-modules",
                "com.acme.shop",
                "--output",
                image.toString());
        return image;
    }

    private static void run(String tool, String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        int status = ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments);
        assertThat(status).as("%s: %s", tool, output).isZero();
    }

    private static String unzipped(byte[] body) throws Exception {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
