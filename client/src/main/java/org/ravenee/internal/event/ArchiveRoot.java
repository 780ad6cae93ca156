/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The place that the files of an archive, or of a directory of classes, lie below. A file that
 * cannot be read is absent. Immutable.
 */
final class ArchiveRoot {

    private static final String MAVEN = "META-INF/maven/";
    private static final String POM = "/pom.properties";

    private final URL url;

    /**
     * A place.
     *
     * @param url ends with a slash
     */
    ArchiveRoot(URL url) {
        this.url = url;
    }

    /**
     * A place that something else is in.
     *
     * @param inside the address of it, whose kind the place is of
     * @param url ends with a slash
     */
    @SuppressWarnings("deprecation") // the only constructor that keeps the handler
    ArchiveRoot(URL inside, String url) throws IOException {
        this(new URL(inside, url));
    }

    /** Returns the name of the archive without its extension, such as {@code shop-1.0}. */
    String name() {
        String path = url.toString().replaceAll("!?/+$", "");
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.[a-z]ar$", "");
    }

    @Nullable Manifest manifest() {
        try (InputStream in = open(JarFile.MANIFEST_NAME)) {
            return new Manifest(in);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** Returns the properties of a file. */
    @Nullable Properties properties(String path) {
        Properties properties = new Properties();
        try (InputStream in = open(path)) {
            properties.load(in);
            return properties;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** Returns the properties that Maven packs with each artifact. */
    List<Properties> poms() {
        List<Properties> poms = new ArrayList<>();
        for (String path : pomPaths()) {
            Properties pom = properties(path);
            // In a jar that holds its libraries, too, that of this library does not tell the
            // application.
            if (pom != null && !"org.ravenee".equals(pom.getProperty("groupId"))) {
                poms.add(pom);
            }
        }
        return poms;
    }

    private List<String> pomPaths() {
        try {
            if (url.getProtocol().equals("file")) {
                return inDirectory(new File(url.toURI()));
            }
            URLConnection connection = connection("");
            return connection instanceof JarURLConnection jar ? inJar(jar) : inListing();
        } catch (IOException | URISyntaxException | RuntimeException e) {
            return List.of();
        }
    }

    private static List<String> inDirectory(File root) {
        List<String> paths = new ArrayList<>();
        for (File group : files(new File(root, MAVEN))) {
            for (File artifact : files(group)) {
                paths.add(MAVEN + group.getName() + "/" + artifact.getName() + POM);
            }
        }
        return paths;
    }

    private static File[] files(File directory) {
        File[] files = directory.listFiles();
        return files == null ? new File[0] : files;
    }

    private static List<String> inJar(JarURLConnection connection) throws IOException {
        List<String> paths = new ArrayList<>();
        String root = connection.getEntryName() == null ? "" : connection.getEntryName();
        try (JarFile jar = connection.getJarFile()) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                if (name.startsWith(root + MAVEN) && name.endsWith(POM)) {
                    paths.add(name.substring(root.length()));
                }
            }
        }
        return paths;
    }

    /** WildFly's virtual files return a jar of its content for a directory. */
    private List<String> inListing() throws IOException {
        List<String> paths = new ArrayList<>();
        try (InputStream in = open(MAVEN)) {
            if (in instanceof JarInputStream listing) {
                JarEntry entry = listing.getNextJarEntry();
                while (entry != null) {
                    if (entry.getName().endsWith(POM)) {
                        paths.add(MAVEN + entry.getName());
                    }
                    entry = listing.getNextJarEntry();
                }
            }
        }
        return paths;
    }

    private InputStream open(String path) throws IOException {
        return connection(path).getInputStream();
    }

    /** Without caches, which would keep archives open after they were undeployed. */
    @SuppressWarnings("deprecation") // the only constructor that keeps the handler
    private URLConnection connection(String path) throws IOException {
        URLConnection connection = new URL(url, path).openConnection();
        connection.setUseCaches(false);
        return connection;
    }
}
