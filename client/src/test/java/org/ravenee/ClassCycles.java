/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the classes of a package that depend on each other. Nested classes count as their outermost
 * class.
 */
final class ClassCycles {

    private ClassCycles() {}

    /** Returns the names of the classes in each cycle. */
    static List<Set<String>> of(JavaClasses classes, String packageName) {
        Map<String, Set<String>> dependencies = dependencies(classes, packageName);
        Map<String, Set<String>> reached = new HashMap<>();
        dependencies.keySet().forEach(name -> reached.put(name, reachedFrom(name, dependencies)));
        List<Set<String>> cycles = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : new TreeSet<>(dependencies.keySet())) {
            if (!seen.add(name)) {
                continue;
            }
            Set<String> cycle = new TreeSet<>(Set.of(name));
            for (String other : reached.get(name)) {
                if (reached.getOrDefault(other, Set.of()).contains(name)) {
                    cycle.add(other);
                }
            }
            seen.addAll(cycle);
            if (cycle.size() > 1) {
                cycles.add(cycle);
            }
        }
        return cycles;
    }

    private static Map<String, Set<String>> dependencies(JavaClasses classes, String packageName) {
        Map<String, Set<String>> dependencies = new HashMap<>();
        for (JavaClass type : classes) {
            if (type.getPackageName().equals(packageName)) {
                Set<String> targets =
                        dependencies.computeIfAbsent(outermost(type), name -> new HashSet<>());
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> target.getPackageName().equals(packageName))
                        .map(ClassCycles::outermost)
                        .filter(target -> !target.equals(outermost(type)))
                        .forEach(targets::add);
            }
        }
        return dependencies;
    }

    private static String outermost(JavaClass type) {
        String name = type.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private static Set<String> reachedFrom(String name, Map<String, Set<String>> dependencies) {
        Set<String> reached = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(dependencies.get(name));
        while (!left.isEmpty()) {
            String next = left.remove();
            if (reached.add(next)) {
                left.addAll(dependencies.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }
}
