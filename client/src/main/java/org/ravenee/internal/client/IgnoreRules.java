/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.util.List;
import org.ravenee.spi.ExceptionUnwrapper;

/**
 * The exceptions that are not reported: a class covers its subclasses, a simple name only itself,
 * {@code package.*} everything below. Compared by name, so that no class needs to be loaded.
 */
final class IgnoreRules {

    private final List<String> rules;

    IgnoreRules(List<String> rules) {
        this.rules = rules;
    }

    boolean ignore(Throwable throwable) {
        Throwable failure = ExceptionUnwrapper.unwrap(throwable);
        return matches(throwable.getClass())
                || (failure != throwable && matches(failure.getClass()));
    }

    private boolean matches(Class<?> type) {
        String name = type.getName();
        String simpleName = simpleName(name);
        for (String rule : rules) {
            boolean matches =
                    rule.endsWith("*")
                            ? name.startsWith(rule.substring(0, rule.length() - 1))
                            : rule.indexOf('.') < 0
                                    ? rule.equals(simpleName)
                                    : coversAncestorOf(type, rule);
            if (matches) {
                return true;
            }
        }
        return false;
    }

    private static boolean coversAncestorOf(Class<?> type, String rule) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (rule.equals(at.getName()) || rule.equals(at.getCanonicalName())) {
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
