/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ravenee.cdi.spi.Deployment;

/**
 * Collects the packages of the application's own beans, which are its code where nothing else is
 * configured. What comes from a library inside the archive, or from the server, is not its own; an
 * application that is nothing but jars is all of them.
 */
final class ApplicationPackages {

    private final Set<String> own = new TreeSet<>();
    private final Set<String> ofLibraries = new TreeSet<>();

    void add(Class<?> type) {
        String name = type.getPackageName();
        if (name.isEmpty() || !Deployment.owns(type)) {
            return;
        }
        if (isOfLibrary(type)) {
            ofLibraries.add(name);
        } else {
            own.add(name);
        }
    }

    private static boolean isOfLibrary(Class<?> type) {
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            if (source == null || source.getLocation() == null) {
                return false;
            }
            String path = source.getLocation().getPath();
            return path.contains("/WEB-INF/lib/") || path.endsWith(".jar");
        } catch (SecurityException e) {
            return false;
        }
    }

    /** Packages that are not below another one; those of libraries only if there are no others. */
    List<String> roots() {
        List<String> roots = new ArrayList<>();
        for (String name : own.isEmpty() ? ofLibraries : own) {
            // Sorted: a package comes right after the one it is below.
            boolean below =
                    !roots.isEmpty() && (name + ".").startsWith(roots.get(roots.size() - 1) + ".");
            if (!below) {
                roots.add(name);
            }
        }
        return roots;
    }
}
