/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the release of the application: in the manifest of its archive, in the properties that
 * Maven packs with it, or in the properties of the commit that it was built from.
 */
final class ReleaseDetector {

    /** The property in which the launcher keeps the command line. */
    private static final String COMMAND = "sun.java.command";

    private static final String INSIDE = "/WEB-INF/";

    /** Spring Boot's address of a library or class inside of an executable archive. */
    private static final Pattern NESTED = Pattern.compile("jar:nested:(.*?\\.[jw]ar)/!.*");

    /** Resources by which a class loader may show the archive of a web application. */
    private static final Pattern OF_ARCHIVE =
            Pattern.compile(".*\\.war!?/" + Pattern.quote(JarFile.MANIFEST_NAME));

    private ReleaseDetector() {}

    /**
     * Returns null for an application that states neither name, version nor commit.
     *
     * @param packages packages of the application, as far as they are known
     */
    static @Nullable ApplicationInfo find(
            @Nullable ClassLoader loader, boolean inContainer, List<String> packages) {
        try {
            // Some containers are started by the application, and have no class loader of its own.
            return inContainer && loader != ClassLoader.getSystemClassLoader()
                    ? deployed(loader, packages)
                    : started(
                            System.getProperty(COMMAND, ""),
                            System.getProperty("java.class.path", ""),
                            loader,
                            inContainer ? packages : List.of());
        } catch (IOException | ReflectiveOperationException | LinkageError | RuntimeException e) {
            return null;
        }
    }

    /**
     * A web application, of which the class loader shows classes and libraries. Some servers unpack
     * the libraries to a folder of their own, such as Open Liberty: the first archive that states a
     * release counts.
     */
    private static @Nullable ApplicationInfo deployed(
            @Nullable ClassLoader loader, List<String> packages) throws IOException {
        if (loader == null) {
            return null;
        }
        List<URL> shown = Collections.list(loader.getResources(JarFile.MANIFEST_NAME));
        shown.addAll(folders(loader, packages));
        URL classes = loader.getResource("");
        if (classes != null) {
            shown.add(classes);
        }
        Set<String> archives = new HashSet<>();
        for (URL inside : shown) {
            String archive = archiveOf(inside.toString());
            ApplicationInfo found =
                    archive != null && archives.add(archive) ? deployed(inside, archive) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The folders of packages, as the class loader shows them. */
    private static List<URL> folders(@Nullable ClassLoader loader, List<String> packages) {
        List<URL> folders = new ArrayList<>();
        for (String name : packages) {
            URL folder = loader == null ? null : loader.getResource(prefix(name).replace('.', '/'));
            if (folder != null) {
                folders.add(folder);
            }
        }
        return folders;
    }

    private static @Nullable ApplicationInfo deployed(URL inside, String archive)
            throws IOException {
        return in(
                new ArchiveRoot(inside, archive + INSIDE + "classes/"),
                new ArchiveRoot(inside, archive + "/"));
    }

    /**
     * Returns the address of the web application that something lies in: {@code
     * vfs:/content/shop.war/WEB-INF/lib/…} as well as {@code jar:file:/…/shop/WEB-INF/lib/x.jar!/…}
     * and {@code jar:nested:/…/shop.jar/!BOOT-INF/lib/…}.
     */
    private static @Nullable String archiveOf(String shown) {
        // A connection of Open Liberty's own scheme lists no entries; the same jar can be read.
        String inside = shown.startsWith("wsjar:") ? shown.substring("ws".length()) : shown;
        Matcher nested = NESTED.matcher(inside);
        if (nested.matches()) {
            return "jar:file:" + nested.group(1) + "!";
        }
        if (OF_ARCHIVE.matcher(inside).matches()) {
            return inside.substring(0, inside.length() - JarFile.MANIFEST_NAME.length() - 1);
        }
        int end = inside.indexOf(INSIDE);
        if (end < 0) {
            return null;
        }
        boolean exploded = inside.startsWith("jar:") && inside.indexOf("!/") > end;
        return inside.substring(exploded ? "jar:".length() : 0, end);
    }

    /**
     * On a class path, the jar or class that was started. A jar is all of the class path then; what
     * else ends in {@code .jar} is an argument of the program. A main class outside of the packages
     * of the application is one of a library, such as {@code io.helidon.Main}.
     */
    static @Nullable ApplicationInfo started(
            String command, String classPath, @Nullable ClassLoader loader, List<String> packages)
            throws IOException, ReflectiveOperationException {
        if (classPath.endsWith(".jar") && (command + " ").startsWith(classPath + " ")) {
            return in(jar(Path.of(classPath).toUri().toURL()));
        }
        String main = command.split(" ", 2)[0];
        String name = main.substring(main.indexOf('/') + 1);
        if (!packages.isEmpty()
                && packages.stream().noneMatch(own -> (name + ".").startsWith(prefix(own)))) {
            return ofPackages(packages, classPath, loader);
        }
        Class<?> type = Class.forName(name, false, loader);
        Module module = type.getModule();
        ApplicationInfo found =
                module.isNamed()
                        ? ApplicationInfo.of(
                                module.getName(), module.getDescriptor().rawVersion().orElse(null))
                        : null;
        if (found == null) {
            Package declared = type.getPackage();
            found =
                    ApplicationInfo.of(
                            declared.getImplementationTitle(), declared.getImplementationVersion());
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return found != null || source == null || source.getLocation() == null
                ? found
                : in(jar(source.getLocation()));
    }

    /** The first entry of the class path that has classes of the application. */
    private static @Nullable ApplicationInfo ofPackages(
            List<String> packages, String classPath, @Nullable ClassLoader loader)
            throws IOException {
        List<URL> folders = folders(loader, packages);
        for (String entry : classPath.split(File.pathSeparator)) {
            URL location = Path.of(entry).toUri().toURL();
            if (folders.stream()
                    .anyMatch(folder -> folder.toString().contains(location.toString()))) {
                return in(jar(location));
            }
        }
        return null;
    }

    private static String prefix(String name) {
        return name.endsWith(".") ? name : name + ".";
    }

    private static ArchiveRoot jar(URL location) throws IOException {
        return location.getPath().endsWith("/")
                ? new ArchiveRoot(location)
                : new ArchiveRoot(location, "jar:" + location + "!/");
    }

    private static @Nullable ApplicationInfo in(ArchiveRoot... roots) {
        ApplicationInfo found = null;
        for (int i = 0; i < roots.length && found == null; i++) {
            found = ofManifest(roots[i].manifest());
        }
        for (int i = 0; i < roots.length && found == null; i++) {
            found = ofPom(roots[i].poms(), roots[i].name());
        }
        for (int i = 0; i < roots.length && found == null; i++) {
            found = ofCommit(roots[i].properties("git.properties"));
        }
        return found;
    }

    private static @Nullable ApplicationInfo ofManifest(@Nullable Manifest manifest) {
        if (manifest == null) {
            return null;
        }
        Attributes attributes = manifest.getMainAttributes();
        return ApplicationInfo.of(
                attributes.getValue(Attributes.Name.IMPLEMENTATION_TITLE),
                attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
    }

    /**
     * An archive may have those of its libraries, too: then the one that it is named after counts.
     */
    private static @Nullable ApplicationInfo ofPom(List<Properties> poms, String archive) {
        Properties own = poms.size() == 1 ? poms.get(0) : null;
        int longest = 0;
        for (Properties pom : poms) {
            String artifact = pom.getProperty("artifactId", "");
            if (poms.size() > 1
                    && artifact.length() > longest
                    && (archive + "-").startsWith(artifact + "-")) {
                own = pom;
                longest = artifact.length();
            }
        }
        return own == null
                ? null
                : ApplicationInfo.of(own.getProperty("artifactId"), own.getProperty("version"));
    }

    private static @Nullable ApplicationInfo ofCommit(@Nullable Properties git) {
        return git == null
                ? null
                : ApplicationInfo.ofCommit(
                        git.getProperty("git.commit.id", git.getProperty("git.commit.id.full")));
    }
}
