/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.servlet.internal;

import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the packages of a web application's own classes, which are its code in stack traces. */
final class ApplicationClasses {

    /** A context parameter with package names for applications that are no archive. */
    static final String PARAMETER = "org.ravenee.servlet.packages";

    private static final String FOLDER = "/WEB-INF/classes/";

    private ApplicationClasses() {}

    /** Returns the packages in {@code WEB-INF/classes} that are not below another one. */
    static List<String> packages(ServletContext context) {
        List<String> packages = new ArrayList<>();
        String given = context.getInitParameter(PARAMETER);
        if (given != null) {
            packages.addAll(List.of(given.split(",")));
        }
        collect(context, FOLDER, packages);
        return packages;
    }

    private static void collect(ServletContext context, String folder, List<String> packages) {
        Set<String> children = children(context, folder);
        boolean hasClasses = children.stream().anyMatch(name -> name.endsWith(".class"));
        if (hasClasses && !folder.equals(FOLDER)) {
            String name = folder.substring(FOLDER.length(), folder.length() - 1);
            packages.add(name.replace('/', '.'));
            return;
        }
        for (String child : children) {
            if (child.endsWith("/") && !child.equals(FOLDER + "META-INF/")) {
                collect(context, child, packages);
            }
        }
    }

    private static Set<String> children(ServletContext context, String folder) {
        @Nullable Set<String> children = context.getResourcePaths(folder);
        return children == null ? Collections.emptySet() : new TreeSet<>(children);
    }
}
