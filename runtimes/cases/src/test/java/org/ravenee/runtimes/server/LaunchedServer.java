/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A servlet container that is a library, run by one of the launchers. */
final class LaunchedServer extends DropInServer {

    private final String launcher;
    private final Set<Feature> missing;

    /**
     * A container on the class path of the build.
     *
     * @param launcher the name of the class that runs it
     * @param missing the features that it does not have
     */
    LaunchedServer(String launcher, Set<Feature> missing) {
        this(ServerSetup.ofThisRun(17), launcher, missing);
    }

    private LaunchedServer(ServerSetup setup, String launcher, Set<Feature> missing) {
        super(setup, applications(setup));
        this.launcher = launcher;
        this.missing = missing;
    }

    private static Path applications(ServerSetup setup) {
        return setup.work().resolve("container").resolve("webapps");
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
                setup().classPath(),
                setup().launcher(launcher).toString(),
                Integer.toString(port()),
                applications(setup()).toString(),
                applications(setup()).getParent().toString());
    }

    @Override
    boolean isStarted(String log) {
        return log.contains("The container is started");
    }

    @Override
    public Set<Feature> missing() {
        return missing;
    }
}
