/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the application calls itself: title and version of its manifest, or of its module. */
final class Application {

    /** How the launcher remembers what it was told to start. */
    private static final String COMMAND = "sun.java.command";

    private static final String INSIDE = "/WEB-INF/";
    private static final String CLASSES = INSIDE + "classes/";

    /** In an EAR a web application may have no libraries; some servers show its own manifest. */
    private static final Pattern OF_ARCHIVE =
            Pattern.compile(".*\\.war!?/" + Pattern.quote(JarFile.MANIFEST_NAME));

    final String name;
    final String version;

    private Application(String name, String version) {
        this.name = name;
        this.version = version;
    }

    /** Returns null for an application that says nothing about itself. */
    static @Nullable Application find(@Nullable ClassLoader loader, boolean inContainer) {
        try {
            return inContainer
                    ? deployed(loader)
                    : started(
                            System.getProperty(COMMAND, ""),
                            System.getProperty("java.class.path", ""),
                            loader);
        } catch (IOException | ReflectiveOperationException | LinkageError | RuntimeException e) {
            return null;
        }
    }

    String release() {
        return name + "@" + version;
    }

    /**
     * In a web application, the manifest among its own classes, or else the archive's own. Where no
     * class loader shows that one, it lies where everything else of the archive does.
     */
    private static @Nullable Application deployed(@Nullable ClassLoader loader) throws IOException {
        if (loader == null) {
            return null;
        }
        URL archives = null;
        Enumeration<URL> manifests = loader.getResources(JarFile.MANIFEST_NAME);
        while (manifests.hasMoreElements()) {
            URL url = manifests.nextElement();
            Application found = url.getPath().contains(CLASSES) ? at(url) : null;
            if (found != null) {
                return found;
            }
            archives = archives == null ? ofArchive(url) : archives;
        }
        if (archives == null) {
            URL classes = loader.getResource("");
            archives = classes == null ? null : ofArchive(classes);
        }
        return archives == null ? null : at(archives);
    }

    private static @Nullable Application at(URL url) {
        return of(ModuleVersions.read(url));
    }

    /**
     * The manifest of the web application that something lies in: {@code
     * vfs:/content/shop.war/WEB-INF/lib/…} as well as {@code
     * jar:file:/…/shop/WEB-INF/lib/x.jar!/…}.
     */
    @SuppressWarnings("deprecation") // the only constructor that keeps the handler
    private static @Nullable URL ofArchive(URL inside) throws IOException {
        String url = inside.toString();
        if (OF_ARCHIVE.matcher(url).matches()) {
            return inside;
        }
        int end = url.indexOf(INSIDE);
        if (end < 0) {
            return null;
        }
        boolean exploded = url.startsWith("jar:") && url.indexOf("!/") > end;
        String archive = url.substring(exploded ? "jar:".length() : 0, end);
        return new URL(inside, archive + "/" + JarFile.MANIFEST_NAME);
    }

    /**
     * In plain Java, the jar or class that was started. A jar is all of the class path then; what
     * else ends in {@code .jar} is an argument of the program.
     */
    static @Nullable Application started(
            String command, String classPath, @Nullable ClassLoader loader)
            throws IOException, ReflectiveOperationException {
        if (classPath.endsWith(".jar") && (command + " ").startsWith(classPath + " ")) {
            try (JarFile file = new JarFile(Path.of(classPath).toFile())) {
                return of(file.getManifest());
            }
        }
        String main = command.split(" ", 2)[0];
        Class<?> type = Class.forName(main.substring(main.indexOf('/') + 1), false, loader);
        Package declared = type.getPackage();
        Module module = type.getModule();
        if (module.isNamed() && module.getDescriptor().rawVersion().isPresent()) {
            return of(module.getName(), module.getDescriptor().rawVersion().get());
        }
        return of(declared.getImplementationTitle(), declared.getImplementationVersion());
    }

    private static @Nullable Application of(@Nullable Manifest manifest) {
        if (manifest == null) {
            return null;
        }
        Attributes attributes = manifest.getMainAttributes();
        return of(
                attributes.getValue(Attributes.Name.IMPLEMENTATION_TITLE),
                attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
    }

    private static @Nullable Application of(@Nullable String name, @Nullable String version) {
        return name == null || version == null ? null : new Application(name, version);
    }
}
