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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a class says about how its instances are to be shown: found once, from declarations only.
 *
 * @param bits all of it in one number, see {@link ForeignCode#facts}
 */
record TypeFacts(int bits) {

    private static final int OWN_MESSAGE = 1;
    private static final int OWN_CAUSE = 2;
    private static final int OWN_TRACE = 4;
    private static final int FORM = 8;

    /** The ways to show an object. */
    enum Form {
        /** As {@code toString()} has it. */
        TEXT,
        /** By its components. */
        RECORD,
        /** As JSON-B maps it. */
        JSON_BINDING,
        /** By the name of its class: looking at it would load it from a database. */
        NOTHING
    }

    private static final List<Form> FORMS = List.of(Form.values());
    private static final String JSON_BINDING = "jakarta.json.bind.annotation.";
    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final List<String> LAZY =
            List.of(
                    "org.hibernate.",
                    "org.eclipse.persistence.",
                    "org.apache.openjpa.",
                    "org.datanucleus.",
                    "com.blazebit.persistence.",
                    "org.jooq.impl.");

    static TypeFacts of(Class<?> type) {
        int bits = FORMS.indexOf(form(type)) * FORM;
        if (Throwable.class.isAssignableFrom(type)) {
            if (isForeign(type, "getLocalizedMessage") || isForeign(type, "getMessage")) {
                bits |= OWN_MESSAGE;
            }
            if (isForeign(type, "getCause")) {
                bits |= OWN_CAUSE;
            }
            if (isForeign(type, "getStackTrace")) {
                bits |= OWN_TRACE;
            }
        }
        return new TypeFacts(bits);
    }

    /** How to show an instance. */
    Form form() {
        return FORMS.get(bits / FORM);
    }

    /** Whether a throwable's message is worked out by foreign code. */
    boolean ownMessage() {
        return (bits & OWN_MESSAGE) != 0;
    }

    /** Whether a throwable's cause is worked out by foreign code. */
    boolean ownCause() {
        return (bits & OWN_CAUSE) != 0;
    }

    /** Whether a throwable's stack trace is worked out by foreign code. */
    boolean ownTrace() {
        return (bits & OWN_TRACE) != 0;
    }

    /** Tells whether a class came with Java itself. */
    static boolean isOfJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static boolean isForeign(Class<?> type, String method) {
        try {
            return !isOfJdk(type.getMethod(method).getDeclaringClass());
        } catch (NoSuchMethodException | LinkageError | RuntimeException e) {
            return true;
        }
    }

    private static Form form(Class<?> type) {
        try {
            if (isLazy(type, new HashSet<>())) {
                return Form.NOTHING;
            }
            if (isMapped(type)) {
                return Form.JSON_BINDING;
            }
            if (isEntity(type)) {
                return Form.NOTHING;
            }
            return type.isRecord() && !hidesComponents(type) ? Form.RECORD : Form.TEXT;
        } catch (LinkageError | RuntimeException e) {
            // A class that refers to one that is missing.
            return Form.TEXT;
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
            if (isAnnotated(at, JSON_BINDING)) {
                return true;
            }
            for (AnnotatedElement field : at.getDeclaredFields()) {
                if (isAnnotated(field, JSON_BINDING)) {
                    return true;
                }
            }
            for (AnnotatedElement method : at.getDeclaredMethods()) {
                if (isAnnotated(method, JSON_BINDING)) {
                    return true;
                }
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
