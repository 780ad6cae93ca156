/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The settings of the build for the server of this run.
 *
 * @param home the folder that the server was unpacked into
 * @param work an empty folder that the server may write to
 * @param jdk the folder of the JDK to run it with
 */
record ServerSetup(Path home, Path work, Path jdk) {

    Path java() {
        return jdk.resolve("bin").resolve("java");
    }

    /** The libraries of a runtime that is no server of its own. */
    String classPath() {
        return System.getProperty("runtime.classpath");
    }

    /** The source of a launcher, which Java runs without compiling it before. */
    Path launcher(String name) {
        return Path.of(System.getProperty("runtime.launchers")).resolve(name + ".java");
    }

    /** A setup with an empty folder to work in, and a JDK that the server takes. */
    static ServerSetup ofThisRun(int oldestJdk) {
        Path work = Path.of(System.getProperty("runtime.work"));
        clear(work);
        return new ServerSetup(
                Path.of(System.getProperty("runtime.home")),
                work,
                Jdks.find(System.getProperty("runtime.jdk", ""), oldestJdk));
    }

    private static void clear(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
