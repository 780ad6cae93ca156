/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.regex.Pattern;

/**
 * Takes the counters out of the names of generated classes and methods: they change from run to
 * run, and events that differ in them alone belong together.
 */
final class GeneratedNames {

    private static final Pattern REFLECTION =
            Pattern.compile("(?:jdk\\.internal|sun)\\.reflect\\.Generated\\w+Accessor\\d+");

    private GeneratedNames() {}

    /** Tells whether a class stands before one of the application's, and is not its code. */
    static boolean isProxy(String className) {
        return className.contains("$Proxy")
                || className.contains("$$_Weld")
                || className.contains("$$EnhancerBy")
                || className.contains("$HibernateProxy$")
                || className.contains("$$OwbNormalScopeProxy")
                || className.contains("$$OwbInterceptProxy");
    }

    static String stable(String className) {
        String name = className;
        int hidden = name.indexOf('/');
        if (hidden >= 0) {
            // Hidden classes (JEP 371) end with a slash and an address.
            name = name.substring(0, hidden);
        }
        if (name.startsWith("jdk.proxy")) {
            // Packages of proxies are numbered, too.
            return "jdk.proxy.$Proxy";
        }
        int lambda = name.indexOf("$$Lambda");
        if (lambda >= 0) {
            return name.substring(0, lambda + "$$Lambda".length());
        }
        int enhanced = name.indexOf("CGLIB$$");
        if (enhanced >= 0) {
            return name.substring(0, enhanced + "CGLIB$$".length());
        }
        boolean generated =
                name.contains("$Proxy")
                        || name.contains("$$")
                        || REFLECTION.matcher(name).matches();
        return generated ? withoutTrailingDigits(name) : name;
    }

    static String stableMethod(String method) {
        if (!method.startsWith("lambda$")) {
            return method;
        }
        int counter = method.lastIndexOf('$');
        return counter > "lambda$".length() ? method.substring(0, counter) : method;
    }

    private static String withoutTrailingDigits(String name) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }
}
