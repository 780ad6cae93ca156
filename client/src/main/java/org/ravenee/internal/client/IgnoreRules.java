/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.ArrayList;
import java.util.List;
import org.ravenee.spi.Failures;

/**
 * Which exceptions are not reported: a class covers its subclasses, a simple name only itself,
 * {@code package.*} everything below. Compared by name, so that no class needs to be loaded.
 */
final class IgnoreRules {

    private final List<String> classes = new ArrayList<>();
    private final List<String> simpleNames = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();

    IgnoreRules(List<String> rules) {
        for (String rule : rules) {
            if (rule.endsWith("*")) {
                prefixes.add(rule.substring(0, rule.length() - 1));
            } else if (rule.indexOf('.') < 0) {
                simpleNames.add(rule);
            } else {
                classes.add(rule);
            }
        }
    }

    boolean ignore(Throwable throwable) {
        Throwable failure = Failures.unwrap(throwable);
        return matches(throwable.getClass())
                || (failure != throwable && matches(failure.getClass()));
    }

    private boolean matches(Class<?> type) {
        String name = type.getName();
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return simpleNames.contains(simpleName(name)) || coversAncestorOf(type);
    }

    private boolean coversAncestorOf(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (classes.contains(at.getName()) || classes.contains(at.getCanonicalName())) {
                return true;
            }
        }
        return false;
    }

    private static String simpleName(String className) {
        int dollar = className.lastIndexOf('$');
        return className.substring(Math.max(dollar, className.lastIndexOf('.')) + 1);
    }
}
