/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Quarkus on the JVM, with the resources of the application in one jar. */
final class Quarkus extends ProcessPerApplication {

    Quarkus() {
        super(ServerSetup.ofThisRun(17));
    }

    @Override
    String contextPath(String name) {
        return "";
    }

    @Override
    List<String> prepare(Path jar, int port, Path folder) {
        return List.of(
                setup().java().toString(),
                "-Xmx512m",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-jar",
                jar.toString());
    }

    @Override
    public Set<Feature> missing() {
        return Feature.missingWithoutServer(Feature.SERVLETS);
    }
}
