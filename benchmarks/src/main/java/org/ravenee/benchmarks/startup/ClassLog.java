/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JVM's log of loaded classes, by any thread, between two marks. */
final class ClassLog {

    private final List<String> loaded;

    ClassLog(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            loaded = lines.filter(line -> line.contains(" source: ")).toList();
        }
    }

    static String option(Path log) {
        return "-Xlog:class+load:file=" + log;
    }

    int between(Class<?> from, Class<?> to) {
        return indexOf(to) - indexOf(from) - 1;
    }

    private int indexOf(Class<?> mark) {
        for (int i = 0; i < loaded.size(); i++) {
            if (loaded.get(i).contains(" " + mark.getName() + " ")
                    || loaded.get(i).contains("]" + mark.getName() + " ")) {
                return i;
            }
        }
        throw new IllegalStateException(mark + " was not loaded");
    }
}
