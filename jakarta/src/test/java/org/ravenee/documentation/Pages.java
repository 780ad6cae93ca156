/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation. */
final class Pages {

    static final Path ROOT = Path.of("..");

    private Pages() {}

    /** Returns the pages in the root, in docs and beside the examples. */
    static List<Path> all() throws IOException {
        return Stream.of(in(ROOT, 1), in(ROOT.resolve("docs"), 1), in(ROOT.resolve("examples"), 2))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Path> in(Path folder, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }
}
