/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a class says about how its instances are to be shown: found once, from declarations only.
 * All of it is in one number, see {@link ForeignCode#is}.
 */
final class TypeFacts {

    /** A throwable's message is worked out by foreign code. */
    static final int OWN_MESSAGE = 1;

    /** A throwable's cause is worked out by foreign code. */
    static final int OWN_CAUSE = 2;

    /** A throwable's stack trace is worked out by foreign code. */
    static final int OWN_TRACE = 4;

    /** A throwable keeps its message as a text: nobody works it out. */
    static final int PLAIN_MESSAGE = 8;

    /** To be shown by its components; without one of these three, as {@code toString()} has it. */
    static final int RECORD = 16;

    /** To be shown as JSON-B maps it. */
    static final int JSON_BINDING = 32;

    /** To be shown by the name of its class: looking at it would load it from a database. */
    static final int NOTHING = 64;

    private static final String ANNOTATIONS = "jakarta.json.bind.annotation.";
    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final String[] LAZY = {
        "org.hibernate.",
        "org.eclipse.persistence.",
        "org.apache.openjpa.",
        "org.datanucleus.",
        "com.blazebit.persistence.",
        "org.jooq.impl."
    };

    private TypeFacts() {}

    static int of(Class<?> type) {
        int facts = form(type);
        if (Throwable.class.isAssignableFrom(type)) {
            if (isForeign(type, "getLocalizedMessage") || isForeign(type, "getMessage")) {
                facts |= OWN_MESSAGE;
            }
            if (declaring(type, "getMessage") == Throwable.class) {
                facts |= PLAIN_MESSAGE;
            }
            if (isForeign(type, "getCause")) {
                facts |= OWN_CAUSE;
            }
            if (isForeign(type, "getStackTrace")) {
                facts |= OWN_TRACE;
            }
        }
        return facts;
    }

    /** Tells whether a class came with Java itself. */
    static boolean isOfJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static boolean isForeign(Class<?> type, String method) {
        Class<?> declaring = declaring(type, method);
        return declaring == null || !isOfJdk(declaring);
    }

    private static @Nullable Class<?> declaring(Class<?> type, String method) {
        try {
            return type.getMethod(method).getDeclaringClass();
        } catch (NoSuchMethodException | LinkageError | RuntimeException e) {
            return null;
        }
    }

    private static int form(Class<?> type) {
        try {
            if (isLazy(type, new HashSet<>())) {
                return NOTHING;
            }
            if (isMapped(type)) {
                return JSON_BINDING;
            }
            if (isEntity(type)) {
                return NOTHING;
            }
            return type.isRecord() && !hidesComponents(type) ? RECORD : 0;
        } catch (LinkageError | RuntimeException e) {
            // A class that refers to one that is missing.
            return 0;
        }
    }

    private static boolean isLazy(@Nullable Class<?> type, Set<Class<?>> seen) {
        if (type == null || type == Object.class || !seen.add(type)) {
            return false;
        }
        for (String prefix : LAZY) {
            if (type.getName().startsWith(prefix) && isLoadedOnAccess(type)) {
                return true;
            }
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (isLazy(parent, seen)) {
                return true;
            }
        }
        return isLazy(type.getSuperclass(), seen);
    }

    /** Collections and proxies are; events, exceptions and keys of the same makers are not. */
    private static boolean isLoadedOnAccess(Class<?> type) {
        String name = type.getSimpleName();
        return java.util.Collection.class.isAssignableFrom(type)
                || java.util.Map.class.isAssignableFrom(type)
                || name.contains("Proxy")
                || name.contains("Collection")
                || name.contains("Indirect");
    }

    /** Its text may well name what it belongs to, and load that. */
    private static boolean isEntity(Class<?> type) {
        for (Class<?> at = type; at != null && !isOfJdk(at); at = at.getSuperclass()) {
            if (isAnnotated(at, ENTITY)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMapped(Class<?> type) {
        for (Class<?> at = type; at != null && !isOfJdk(at); at = at.getSuperclass()) {
            if (isAnnotated(at, ANNOTATIONS)) {
                return true;
            }
            if (isAnyAnnotated(at.getDeclaredFields()) || isAnyAnnotated(at.getDeclaredMethods())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAnyAnnotated(AnnotatedElement[] members) {
        for (AnnotatedElement member : members) {
            if (isAnnotated(member, ANNOTATIONS)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAnnotated(AnnotatedElement element, String with) {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            if (annotation.annotationType().getName().startsWith(with)) {
                return true;
            }
        }
        return false;
    }

    /** Somebody who wrote a text for a record chose what it shows; the compiler's is final. */
    private static boolean hidesComponents(Class<?> type) {
        try {
            Method text = type.getDeclaredMethod("toString");
            return !Modifier.isFinal(text.getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
