/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Tomcat with Weld and Jersey, in a process of its own. */
final class EmbeddedTomcat extends ProcessServer {

    EmbeddedTomcat() {
        this(ServerSetup.ofThisRun(17));
    }

    private EmbeddedTomcat(ServerSetup setup) {
        super(setup, folder(setup).resolve("webapps"));
    }

    private static Path folder(ServerSetup setup) {
        return setup.work().resolve("tomcat");
    }

    @Override
    Path folder() {
        return setup().work();
    }

    @Override
    List<String> prepare() {
        return List.of(
                setup().java().toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("runtime.classpath"),
                Path.of(System.getProperty("runtime.launchers"))
                        .resolve("TomcatLauncher.java")
                        .toString(),
                Integer.toString(port()),
                folder(setup()).resolve("webapps").toString(),
                folder(setup()).toString());
    }

    @Override
    boolean isStarted(String log) {
        return log.contains("Tomcat is started");
    }

    @Override
    public Set<Feature> missing() {
        return Set.of(
                Feature.ENTERPRISE_BEANS,
                Feature.MANAGED_EXECUTOR,
                Feature.CONTEXT_OF_MANAGED_EXECUTOR,
                Feature.ANSWER_TO_EARLY_FAILURE);
    }
}
