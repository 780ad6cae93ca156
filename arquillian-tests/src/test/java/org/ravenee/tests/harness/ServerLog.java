/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines that the server has logged since a moment of a test. */
public final class ServerLog {

    private final Path file =
            Path.of(System.getProperty("server.home"), "standalone", "log", "server.log");
    private final int start;

    private ServerLog() {
        this.start = lines().size();
    }

    public static ServerLog fromNowOn() {
        return new ServerLog();
    }

    /** The lines that contain all of the texts. */
    public List<String> linesWith(String... texts) {
        return lines().stream()
                .skip(start)
                .filter(line -> List.of(texts).stream().allMatch(line::contains))
                .toList();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
