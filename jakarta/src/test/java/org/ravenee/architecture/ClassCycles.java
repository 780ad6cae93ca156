/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds classes of one package each of which depends on each of the others, directly or through
 * classes of that package. Nested classes count as part of the class around them.
 */
final class ClassCycles {

    private final TreeMap<String, Set<String>> dependencies = new TreeMap<>();

    private ClassCycles(JavaClasses classes) {
        for (JavaClass type : classes) {
            Set<String> targets =
                    dependencies.computeIfAbsent(topLevel(type), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().equals(type.getPackageName()))
                    .map(ClassCycles::topLevel)
                    .forEach(targets::add);
        }
    }

    private static String topLevel(JavaClass type) {
        int nested = type.getName().indexOf('$');
        return nested < 0 ? type.getName() : type.getName().substring(0, nested);
    }

    /** Returns the groups of more than so many classes. */
    static Set<Set<String>> largerThan(int size, JavaClasses classes) {
        ClassCycles cycles = new ClassCycles(classes);
        Set<Set<String>> large = new HashSet<>();
        for (String name : cycles.dependencies.keySet()) {
            Set<String> group = new TreeSet<>();
            for (String other : cycles.reachable(name)) {
                if (cycles.reachable(other).contains(name)) {
                    group.add(other);
                }
            }
            if (group.size() > size) {
                large.add(group);
            }
        }
        return large;
    }

    private Set<String> reachable(String from) {
        Set<String> found = new TreeSet<>();
        Set<String> next = Set.of(from);
        while (!next.isEmpty()) {
            Set<String> further = new TreeSet<>();
            for (String name : next) {
                further.addAll(dependencies.getOrDefault(name, Set.of()));
            }
            further.removeAll(found);
            found.addAll(further);
            next = further;
        }
        return found;
    }
}
