/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects the packages of a module's own beans, which are its code where nothing else is
 * configured. Libraries are not, unless the module is nothing but libraries.
 */
final class ApplicationPackages {

    private final Set<String> own = new TreeSet<>();
    private final Set<String> ofLibraries = new TreeSet<>();

    /** Packages of modules that this one calls, such as EJB jars. */
    private final Set<String> ofOthers = new TreeSet<>();

    /**
     * Adds the package of a class.
     *
     * @param location where its class file is, as far as that is known
     */
    void add(Class<?> type, String location) {
        String name = type.getPackageName();
        if (!name.isEmpty()) {
            boolean library = location.contains("/WEB-INF/lib/") || location.endsWith(".jar");
            (library ? ofLibraries : own).add(name);
        }
    }

    /** Adds the packages of another module, as code that this module calls. */
    void include(ApplicationPackages other) {
        ofOthers.addAll(other.own());
    }

    /** Adds the packages that another module has included. */
    void inherit(ApplicationPackages other) {
        ofOthers.addAll(other.ofOthers);
    }

    private Set<String> own() {
        return own.isEmpty() ? ofLibraries : own;
    }

    /** Packages that are not below another one. */
    List<String> roots() {
        Set<String> names = new TreeSet<>(own());
        names.addAll(ofOthers);
        List<String> roots = new ArrayList<>();
        for (String name : names) {
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
