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
import org.jspecify.annotations.Nullable;

/**
 * What the application calls itself: title and version of its manifest, or of its module.
 *
 * @param name the title
 * @param version the version
 */
record Application(String name, String version) {

    /** How the launcher remembers what it was told to start. */
    private static final String COMMAND = "sun.java.command";

    private static final String CLASSES = "/WEB-INF/classes/";

    /** Returns null for an application that says nothing about itself. */
    static @Nullable Application find(@Nullable ClassLoader loader, boolean inContainer) {
        try {
            return inContainer ? deployed(loader) : started(loader);
        } catch (IOException | ReflectiveOperationException | LinkageError | RuntimeException e) {
            return null;
        }
    }

    String release() {
        return name + "@" + version;
    }

    /** In a web application, the manifest among its own classes. */
    private static @Nullable Application deployed(@Nullable ClassLoader loader) throws IOException {
        if (loader == null) {
            return null;
        }
        Enumeration<URL> manifests = loader.getResources(JarFile.MANIFEST_NAME);
        while (manifests.hasMoreElements()) {
            URL url = manifests.nextElement();
            Manifest manifest = url.getPath().contains(CLASSES) ? ModuleVersions.read(url) : null;
            if (manifest != null) {
                return of(manifest);
            }
        }
        return null;
    }

    /** In plain Java, the jar or class that was started. */
    private static @Nullable Application started(@Nullable ClassLoader loader)
            throws IOException, ReflectiveOperationException {
        String command = System.getProperty(COMMAND, "");
        int end = command.indexOf(".jar ");
        if (command.endsWith(".jar") || end > 0) {
            String jar = end > 0 ? command.substring(0, end + ".jar".length()) : command;
            try (JarFile file = new JarFile(Path.of(jar).toFile())) {
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
