/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ravenee.Client;
import org.ravenee.benchmarks.process.ClassPath;
import org.ravenee.benchmarks.report.Results;

/** The jars on the class path: what {@code raven-jakarta} brings, and the peer's core. */
public final class Jars {

    private static final String OURS = "raven-";
    private static final String NOT_SHIPPED = "raven-benchmarks";

    private Jars() {}

    /** Weighs them; folders of classes, as an IDE has them, weigh nothing. */
    public static void measure(Results results) throws IOException {
        add("raven", "client jar", ClassPath.of(Client.class), results);
        add("sentry", "client jar", ClassPath.of(io.sentry.Sentry.class), results);
        add("sentry", "application jars", ClassPath.of(io.sentry.Sentry.class), results);
        long all = 0;
        for (Path path : ClassPath.all()) {
            String name = String.valueOf(path.getFileName());
            if (name.startsWith(OURS) && !name.startsWith(NOT_SHIPPED) && isJar(path)) {
                all += Files.size(path);
            }
        }
        if (all > 0) {
            results.add("raven", "application jars", (double) all);
        }
    }

    private static void add(String side, String what, Path path, Results results)
            throws IOException {
        if (isJar(path)) {
            results.add(side, what, (double) Files.size(path));
        }
    }

    private static boolean isJar(Path path) {
        return Files.isRegularFile(path) && path.toString().endsWith(".jar");
    }
}
