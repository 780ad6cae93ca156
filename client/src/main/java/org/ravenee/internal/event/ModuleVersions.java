/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the versions of the libraries on the class path by their manifests, and by the names of
 * their files where a manifest has no version. Works with whatever kind of address a class loader
 * returns: {@code jar:}, {@code file:} or WildFly's {@code vfs:}.
 */
public final class ModuleVersions {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final int MOST = 500;
    private static final Pattern FILE =
            Pattern.compile("([A-Za-z0-9_.]+(?:-[A-Za-z][A-Za-z0-9_.]*)*)-(\\d[^/]*?)\\.jar");

    private ModuleVersions() {}

    /**
     * Reads the versions.
     *
     * @param loader where to look
     * @return names and versions, Java among them
     */
    public static Map<String, String> find(@Nullable ClassLoader loader) {
        Map<String, String> versions = new TreeMap<>();
        versions.put("java", String.valueOf(System.getProperty("java.version")));
        if (loader != null) {
            try {
                Enumeration<URL> manifests = loader.getResources(MANIFEST);
                while (manifests.hasMoreElements() && versions.size() < MOST) {
                    add(versions, manifests.nextElement());
                }
            } catch (IOException | RuntimeException e) {
                // A class loader that was closed, or is odd: what was read so far is kept.
            }
        }
        return versions;
    }

    private static void add(Map<String, String> versions, URL url) {
        Matcher file = FILE.matcher(jarName(url.toString()));
        if (file.matches()) {
            versions.put(file.group(1), file.group(2));
            return;
        }
        Manifest manifest = read(url);
        if (manifest == null) {
            return;
        }
        Attributes attributes = manifest.getMainAttributes();
        String name = attributes.getValue(Attributes.Name.IMPLEMENTATION_TITLE);
        String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        if (name != null && version != null) {
            versions.put(name, version);
        }
    }

    /** The file that a manifest lies in: {@code …/lib/name-1.0.jar!/META-INF/MANIFEST.MF}. */
    private static String jarName(String url) {
        int end = url.lastIndexOf("/" + MANIFEST);
        String archive = end < 0 ? url : url.substring(0, end);
        if (archive.endsWith("!")) {
            archive = archive.substring(0, archive.length() - 1);
        }
        return archive.substring(archive.lastIndexOf('/') + 1);
    }

    static @Nullable Manifest read(URL url) {
        try {
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                return new Manifest(in);
            }
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
