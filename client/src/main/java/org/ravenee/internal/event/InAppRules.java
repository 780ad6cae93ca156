/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.List;

/**
 * Tells which classes belong to the application. The longest prefix that fits decides; prefixes end
 * at package boundaries, so {@code com.acme} is not {@code com.acmeware}.
 */
public final class InAppRules {

    private static final List<String> PLATFORM =
            List.of(
                    "java",
                    "javax",
                    "jakarta",
                    "jdk",
                    "sun",
                    "com.sun",
                    "org.ravenee.breadcrumbs",
                    "org.ravenee.cdi",
                    "org.ravenee.internal",
                    "org.ravenee.jaxrs",
                    "org.ravenee.logging",
                    "org.ravenee.servlet");

    private final List<String> includes;
    private final List<String> excludes;

    /**
     * Decides by prefixes.
     *
     * @param includes packages or classes of the application; none means everything but the
     *     platform
     * @param excludes packages or classes that are not
     */
    public InAppRules(List<String> includes, List<String> excludes) {
        this.includes = includes;
        this.excludes = excludes;
    }

    boolean isInApp(String className) {
        int included = longest(includes, className);
        int excluded = longest(excludes, className);
        if (included >= 0 || excluded >= 0) {
            return included > excluded;
        }
        return includes.isEmpty() && longest(PLATFORM, className) < 0;
    }

    private static int longest(List<String> prefixes, String className) {
        int longest = -1;
        for (String prefix : prefixes) {
            int length = prefix.length();
            length -= prefix.endsWith("*") ? 1 : 0;
            length -= prefix.startsWith(".", length - 1) ? 1 : 0;
            if (length > longest && covers(prefix, length, className)) {
                longest = length;
            }
        }
        return longest;
    }

    private static boolean covers(String prefix, int length, String className) {
        if (!className.regionMatches(0, prefix, 0, length)) {
            return false;
        }
        if (className.length() == length) {
            return true;
        }
        char next = className.charAt(length);
        return next == '.' || next == '$';
    }
}
