/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.optional;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/** Loads the class path once more, without the classes of one API. */
final class HidingClassLoader extends URLClassLoader {

    private final String hidden;

    /**
     * Hides a package and those below it.
     *
     * @param hidden the name of the package
     */
    HidingClassLoader(String hidden) {
        super(classPath(), ClassLoader.getPlatformClassLoader());
        this.hidden = hidden + ".";
    }

    private static URL[] classPath() {
        return Arrays.stream(
                        System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(HidingClassLoader::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(hidden)) {
            throw new ClassNotFoundException(name);
        }
        return super.findClass(name);
    }
}
