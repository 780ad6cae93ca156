/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A runtime without servlets, with the classes and libraries of the archive on its class path. */
final class ClassPathApplication extends ProcessPerApplication {

    private static final String CLASSES = "WEB-INF/classes/";
    private static final String LIBRARIES = "WEB-INF/lib/";

    private final String main;
    private final Set<Feature> missing = Feature.missingWithoutServer(Feature.SERVLETS);

    /**
     * A runtime on the class path of the build.
     *
     * @param main the main class of the runtime, or the name of a launcher
     * @param oldestJdk the oldest JDK that the runtime takes
     * @param missing the features that it does not have, beside those that servers have
     */
    ClassPathApplication(String main, int oldestJdk, Feature... missing) {
        super(ServerSetup.ofThisRun(oldestJdk));
        this.main = main;
        this.missing.addAll(Set.of(missing));
    }

    @Override
    String contextPath(String name) {
        return "";
    }

    @Override
    List<String> prepare(Path war, int port, Path folder) throws IOException {
        Path application = folder.resolve("application");
        unpack(war, application);
        // A jar of these classes would have META-INF beside them.
        Path metadata = application.resolve(CLASSES).resolve("META-INF");
        Files.move(application.resolve("META-INF"), metadata);
        String beans = Files.readString(application.resolve("WEB-INF/beans.xml"));
        Files.writeString(
                metadata.resolve("beans.xml"),
                beans.replaceFirst("bean-discovery-mode=\"\\w+\"", discovery()));
        String classPath =
                String.join(
                        File.pathSeparator,
                        application.resolve(CLASSES).toString(),
                        application.resolve(LIBRARIES) + File.separator + "*",
                        setup().classPath());
        return List.of(
                setup().java().toString(),
                "-Xmx512m",
                "-Dserver.host=127.0.0.1",
                "-Dserver.port=" + port,
                "-cp",
                classPath,
                isLauncher() ? setup().launcher(main).toString() : main);
    }

    /** Helidon finds an application of JAX-RS only if it is a bean. */
    private String discovery() {
        return "bean-discovery-mode=\"" + (isLauncher() ? "annotated" : "all") + "\"";
    }

    private boolean isLauncher() {
        return !main.contains(".");
    }

    private static void unpack(Path war, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
    }

    @Override
    public Set<Feature> missing() {
        return missing;
    }
}
