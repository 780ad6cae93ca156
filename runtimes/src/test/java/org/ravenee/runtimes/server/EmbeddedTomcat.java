/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tomcat with Jersey, with or without Weld, in a process of its own. */
final class EmbeddedTomcat extends ProcessServer {

    private final String classPath;
    private final Set<Feature> missing;

    private EmbeddedTomcat(ServerSetup setup, String classPath, Set<Feature> missing) {
        super(setup, folder(setup).resolve("webapps"));
        this.classPath = classPath;
        this.missing = missing;
    }

    static EmbeddedTomcat withWeld() {
        return new EmbeddedTomcat(
                ServerSetup.ofThisRun(17),
                System.getProperty("tomcat.classpath"),
                EnumSet.of(
                        Feature.ENTERPRISE_BEANS,
                        Feature.MANAGED_EXECUTOR,
                        Feature.CONTEXT_OF_MANAGED_EXECUTOR,
                        Feature.ANSWER_TO_EARLY_FAILURE));
    }

    static EmbeddedTomcat withoutCdi() {
        return new EmbeddedTomcat(
                ServerSetup.ofThisRun(17),
                System.getProperty("tomcat-plain.classpath"),
                EnumSet.of(
                        Feature.CDI,
                        Feature.ENTERPRISE_BEANS,
                        Feature.MANAGED_EXECUTOR,
                        Feature.CONTEXT_OF_MANAGED_EXECUTOR,
                        Feature.ANSWER_TO_EARLY_FAILURE));
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
                classPath,
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
        return missing;
    }
}
