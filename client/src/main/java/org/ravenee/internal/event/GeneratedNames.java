/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Removes counters from the names of generated classes and methods. They change from run to run,
 * and would split the groups of events.
 */
final class GeneratedNames {

    /** Marks of proxies of the application's classes. */
    private static final List<String> PROXIES =
            List.of(
                    "$Proxy",
                    "$$_Weld",
                    "$$EnhancerBy",
                    "$HibernateProxy",
                    "$ByteBuddy",
                    "$MockitoMock",
                    "_$$_jvst",
                    "$$OwbNormalScopeProxy",
                    "$$OwbInterceptProxy");

    /** Marks before a random suffix. */
    private static final List<String> LAST_STABLE =
            List.of(
                    "$$Lambda",
                    "CGLIB$$",
                    "$HibernateProxy",
                    "$ByteBuddy",
                    "$MockitoMock",
                    "$auxiliary",
                    "_$$_jvst");

    /** Of the compilers of Eclipse and Kotlin; javac has the name of the method in between. */
    private static final Pattern NUMBERED_LAMBDA = Pattern.compile("(?<=lambda)(?:[$-]\\d+)+");

    private GeneratedNames() {}

    /** Tells whether a class stands before one of the application's, and is not its code. */
    static boolean isProxy(String className) {
        if (className.indexOf('$') >= 0) {
            for (String proxy : PROXIES) {
                if (className.contains(proxy)) {
                    return true;
                }
            }
        }
        return false;
    }

    static String stable(String className) {
        // Hidden classes (JEP 371) end with a slash and an address.
        int hidden = className.indexOf('/');
        String name = hidden < 0 ? className : className.substring(0, hidden);
        if (name.indexOf('$') < 0) {
            return name.startsWith("jdk.internal.reflect.Generated")
                            || name.startsWith("sun.reflect.Generated")
                    ? withoutTrailingDigits(name)
                    : name;
        }
        if (name.startsWith("jdk.proxy")) {
            // Packages of proxies are numbered, too.
            return "jdk.proxy.$Proxy";
        }
        for (String marker : LAST_STABLE) {
            int at = name.indexOf(marker);
            if (at >= 0) {
                return name.substring(0, at + marker.length());
            }
        }
        return name.contains("$Proxy") || name.contains("$$") ? withoutTrailingDigits(name) : name;
    }

    static String stableMethod(String method) {
        if (!method.contains("lambda")) {
            return method;
        }
        String name = NUMBERED_LAMBDA.matcher(method).replaceAll("");
        int counter = name.lastIndexOf('$');
        return name.startsWith("lambda$") && counter > "lambda$".length()
                ? name.substring(0, counter)
                : name;
    }

    private static String withoutTrailingDigits(String name) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }
}
