/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar that users download. */
@Timeout(60)
class PackagedJarIT {

    private static final String JAR = System.getProperty("inbox.jar");

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {"-jar JAR", "-cp JAR org.ravenee.inbox.Main", "-p JAR -m org.ravenee.inbox"})
    void runsAloneOnTheClassPathAndOnTheModulePath(String options) throws Exception {
        Process process = start(options);
        try (BufferedReader out = process.inputReader(UTF_8)) {
            String dsn =
                    out.lines().filter(l -> l.contains("sentry.dsn=")).findFirst().orElseThrow();
            Wire wire = new Wire(Integer.parseInt(dsn.replaceAll(".*:([0-9]+)/1", "$1")));

            assertThat(wire.sendEvent("{\"message\":\"hello\"}").statusCode()).isEqualTo(200);
            assertThat(wire.get("/").body()).contains("hello");
            assertThat(wire.get("/events/" + Wire.ID).body()).contains("hello");
            assertThat(wire.get("/assets/inbox.css").statusCode()).isEqualTo(200);
            // Parsson reads its messages from a file that had to move along.
            assertThat(wire.sendEvent("{\"message\"}").body()).contains("Invalid token");
            assertThat(directory.resolve("events.db")).isNotEmptyFile();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void exportsItsOwnPackageOnlyAndNeedsNothingAtRunTime() {
        ModuleDescriptor module =
                ModuleFinder.of(Path.of(JAR)).find("org.ravenee.inbox").orElseThrow().descriptor();

        assertThat(module.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactly("org.ravenee.inbox");
        assertThat(module.mainClass()).hasValue("org.ravenee.inbox.Main");
        assertThat(module.requires())
                .filteredOn(r -> !r.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder("java.base", "java.logging", "jdk.httpserver");
    }

    @Test
    void containsTheCodeOfLibrariesInPackagesOfItsOwnWithTheirLicences() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .noneMatch(name -> name.startsWith("jakarta/"))
                    .noneMatch(name -> name.startsWith("org/eclipse/"))
                    .noneMatch(name -> name.startsWith("org/h2/"))
                    .contains(
                            "META-INF/licenses/h2-mvstore-jar/NOTICE.txt",
                            "META-INF/licenses/parsson-jar/LICENSE.md",
                            "META-INF/licenses/parsson-jar/NOTICE.md",
                            "META-INF/licenses/jakarta.json-api-jar/LICENSE.md");
        }
    }

    private Process start(String options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : options.split(" ")) {
            command.add(option.equals("JAR") ? JAR : option);
        }
        command.addAll(
                List.of("--port", "0", "--store", directory.resolve("events.db").toString()));
        return new ProcessBuilder(command).start();
    }
}
