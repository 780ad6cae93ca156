/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Finds the JDK that a server is run with, which need not be the one of the build. */
final class Jdks {

    private Jdks() {}

    /** A JDK on this machine. */
    private record Jdk(Path home, int version) {}

    /**
     * Finds a JDK.
     *
     * @param wanted a folder, a version such as {@code 25}, or nothing
     * @param oldest the oldest version that the server runs with
     * @return the folder of the wanted JDK; if none is wanted the build's own, or if that is too
     *     old the oldest one that is new enough
     */
    static Path find(String wanted, int oldest) {
        if (!wanted.isBlank() && !wanted.matches("\\d+")) {
            return Path.of(wanted);
        }
        List<Jdk> installed = installed();
        return installed.stream()
                .filter(
                        jdk ->
                                wanted.isBlank()
                                        ? jdk.version() >= oldest
                                        : jdk.version() == Integer.parseInt(wanted))
                .findFirst()
                .map(Jdk::home)
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "No JDK %s found: name one with -Druntime.jdk=FOLDER. Found: %s"
                                                .formatted(
                                                        wanted.isBlank()
                                                                ? oldest + " or newer"
                                                                : wanted,
                                                        installed)));
    }

    /** The build's own first, then from old to new. */
    private static List<Jdk> installed() {
        String user = System.getProperty("user.home");
        List<Path> folders = new ArrayList<>();
        for (String parent :
                List.of(
                        "/usr/lib/jvm",
                        "/Library/Java/JavaVirtualMachines",
                        user + "/.sdkman/candidates/java",
                        user + "/.jdks")) {
            folders.addAll(children(Path.of(parent)));
        }
        List<Jdk> found = new ArrayList<>();
        for (Path folder : folders) {
            add(folder, found);
            add(folder.resolve("Contents/Home"), found);
        }
        found.sort(Comparator.comparingInt(Jdk::version).thenComparing(Jdk::home));
        Jdk own = new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
        found.add(0, own);
        return found;
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Path home, List<Jdk> found) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        found.add(new Jdk(home, Integer.parseInt(version.split("[.+-]", 2)[0])));
    }
}
