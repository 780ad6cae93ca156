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
import java.util.function.Function;
import java.util.stream.Stream;

/** The lines that the server has logged since a moment of a test. */
public final class ServerLog {

    private final Path file =
            Path.of(System.getProperty("server.home"), "standalone", "log", "server.log");
    private final long start;

    private ServerLog() {
        this.start = read(Stream::count);
    }

    public static ServerLog fromNowOn() {
        return new ServerLog();
    }

    /** The lines that contain all of the texts. */
    public List<String> linesWith(String... texts) {
        return read(
                lines ->
                        lines.skip(start)
                                .filter(line -> List.of(texts).stream().allMatch(line::contains))
                                .toList());
    }

    private <T> T read(Function<Stream<String>, T> reader) {
        try (Stream<String> lines = Files.lines(file)) {
            return reader.apply(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
