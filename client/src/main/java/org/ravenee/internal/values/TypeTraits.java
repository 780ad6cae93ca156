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
 * Tells how instances of a class are read. Derived once for each class from its declarations; no
 * application code runs. Safe for use by several threads.
 */
final class TypeTraits {

    /**
     * The trace of a throwable is read at the capture: application code works it out, or a method
     * of the application's may hold the monitor that {@link Throwable#getStackTrace()} takes.
     */
    private static final int TRACE_AT_CAPTURE = 1;

    /** A throwable is one of JDBC's, and may refer to a next exception. */
    private static final int SQL_EXCEPTION = 2;

    /** Shown by its components: a record that has no {@code toString()} of its own. */
    private static final int RECORD = 4;

    /** Shown as JSON-B maps it. */
    private static final int JSONB = 8;

    /** Belongs to a persistence provider, which may load it on access. */
    private static final int LAZY = 16;

    /** One of JSON-P's values. */
    private static final int JSONP = 32;

    /** Its class can refer to entities: the persistence API is visible to it. */
    private static final int SEES_PERSISTENCE = 64;

    /** An entity that is shown by its loaded fields. Such an entity is lazy as well. */
    private static final int ENTITY_FIELDS = 256;

    /** Has a {@code toString()} that returns more than class and hash code. */
    private static final int TEXT = 128;

    private static final String JSONB_ANNOTATIONS = "jakarta.json.bind.annotation.";
    private static final String JSONP_VALUE = "jakarta.json.JsonValue";
    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final String MAPPED_SUPERCLASS = "jakarta.persistence.MappedSuperclass";

    private static final String[] PROVIDERS = {
        "org.hibernate.",
        "org.eclipse.persistence.",
        "org.apache.openjpa.",
        "org.datanucleus.",
        "com.blazebit.persistence.",
        "org.jooq.impl."
    };

    /** Parts of the names that providers give to collections, proxies and enhanced entities. */
    private static final String[] LOADED_ON_ACCESS = {
        "Proxy",
        "Collection",
        "Indirect",
        "ManagedEntity",
        "Weaved",
        "PersistenceCapable",
        "Persistable"
    };

    /**
     * Numbers, and no objects of the client: a class of the server keeps its entry after the client
     * and its application are gone.
     */
    private final ClassValue<Integer> traits =
            new ClassValue<>() {
                @Override
                protected Integer computeValue(Class<?> type) {
                    return find(type);
                }
            };

    private boolean has(int trait, Class<?> type) {
        return (traits.get(type) & trait) != 0;
    }

    boolean isTraceReadAtCapture(Class<?> type) {
        return has(TRACE_AT_CAPTURE, type);
    }

    boolean isSqlException(Class<?> type) {
        return has(SQL_EXCEPTION, type);
    }

    boolean isRecord(Class<?> type) {
        return has(RECORD, type);
    }

    boolean isMappedForJsonb(Class<?> type) {
        return has(JSONB, type);
    }

    boolean isJsonpValue(Class<?> type) {
        return has(JSONP, type);
    }

    boolean isLazy(Class<?> type) {
        return has(LAZY, type);
    }

    boolean seesPersistence(Class<?> type) {
        return has(SEES_PERSISTENCE, type);
    }

    boolean isEntity(Class<?> type) {
        return has(ENTITY_FIELDS, type);
    }

    /**
     * Tells whether {@code toString()} is used rather than the members: the author of the class has
     * written it, or the class is none of the application's data.
     */
    boolean prefersTextToJsonb(Class<?> type) {
        boolean written = hasText(type) && !isRecord(type);
        return written || isOfJdk(type) || type.isHidden() || type.isSynthetic();
    }

    boolean hasText(Class<?> type) {
        return has(TEXT, type);
    }

    /** Tells whether a class came with Java itself. */
    static boolean isOfJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static int find(Class<?> type) {
        try {
            return (Throwable.class.isAssignableFrom(type) ? ofThrowable(type) : 0) | form(type);
        } catch (LinkageError | RuntimeException e) {
            // A class that refers to one that is missing.
            return TRACE_AT_CAPTURE | TEXT;
        }
    }

    private static int ofThrowable(Class<?> type) {
        int found = 0;
        for (Class<?> at = type; at != Throwable.class && at != null; at = at.getSuperclass()) {
            if (at.getName().equals("java.sql.SQLException")) {
                found |= SQL_EXCEPTION;
            }
            if (!isOfJdk(at)) {
                for (Method method : at.getDeclaredMethods()) {
                    if (Modifier.isSynchronized(method.getModifiers())
                            || method.getName().equals("getStackTrace")) {
                        found |= TRACE_AT_CAPTURE;
                    }
                }
            }
        }
        return found;
    }

    private static int form(Class<?> type) {
        boolean entity = isEntityClass(type);
        if (isProvided(type, new HashSet<>())) {
            return entity && !isProxy(type) ? LAZY | ENTITY_FIELDS : LAZY;
        }
        if (entity) {
            return LAZY | ENTITY_FIELDS;
        }
        int found = declaresText(type) ? TEXT : 0;
        if (isJsonp(type)) {
            return found | JSONP;
        }
        if (isMapped(type, new HashSet<>())) {
            return found | JSONB | persistence(type);
        }
        found |= isOfJdk(type) ? 0 : persistence(type);
        return type.isRecord() && !hidesComponents(type) ? found | RECORD : found;
    }

    private static boolean isProvided(@Nullable Class<?> type, Set<Class<?>> seen) {
        if (type == null || type == Object.class || !seen.add(type)) {
            return false;
        }
        for (String provider : PROVIDERS) {
            if (type.getName().startsWith(provider) && isLoadedOnAccess(type)) {
                return true;
            }
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (isProvided(parent, seen)) {
                return true;
            }
        }
        return isProvided(type.getSuperclass(), seen);
    }

    /** Events, exceptions and keys of the same providers are not. */
    private static boolean isLoadedOnAccess(Class<?> type) {
        if (java.util.Collection.class.isAssignableFrom(type)
                || java.util.Map.class.isAssignableFrom(type)) {
            return true;
        }
        for (String part : LOADED_ON_ACCESS) {
            if (type.getSimpleName().contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Even the text of an entity may name what it refers to, and load that. */
    private static boolean isEntityClass(Class<?> type) {
        for (Class<?> at = type; at != null && !isOfJdk(at); at = at.getSuperclass()) {
            if (isAnnotated(at, ENTITY) || isAnnotated(at, MAPPED_SUPERCLASS)) {
                return true;
            }
        }
        return false;
    }

    private static int persistence(Class<?> type) {
        try {
            Class.forName(ENTITY, false, type.getClassLoader());
            return SEES_PERSISTENCE;
        } catch (ClassNotFoundException e) {
            return 0;
        }
    }

    /** Proxies stand for an entity that may not be loaded; their own fields are empty. */
    private static boolean isProxy(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.getSimpleName().contains("Proxy")) {
                return true;
            }
            for (Class<?> parent : at.getInterfaces()) {
                if (parent.getSimpleName().contains("Proxy")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Annotations of interfaces count as well: {@code @JsonbTypeInfo} is found there. */
    private static boolean isMapped(@Nullable Class<?> type, Set<Class<?>> seen) {
        if (type == null || isOfJdk(type) || !seen.add(type)) {
            return false;
        }
        if (isAnnotated(type, JSONB_ANNOTATIONS)
                || isAnyAnnotated(type.getDeclaredFields())
                || isAnyAnnotated(type.getDeclaredMethods())) {
            return true;
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (isMapped(parent, seen)) {
                return true;
            }
        }
        return isMapped(type.getSuperclass(), seen);
    }

    private static boolean isJsonp(@Nullable Class<?> type) {
        if (type == null) {
            return false;
        }
        if (type.getName().equals(JSONP_VALUE)) {
            return true;
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (isJsonp(parent)) {
                return true;
            }
        }
        return isJsonp(type.getSuperclass());
    }

    private static boolean isAnyAnnotated(AnnotatedElement[] members) {
        for (AnnotatedElement member : members) {
            if (isAnnotated(member, JSONB_ANNOTATIONS)) {
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

    /** The author of a record's own text chose what it shows; the compiler's text is final. */
    private static boolean hidesComponents(Class<?> type) {
        try {
            Method text = type.getDeclaredMethod("toString");
            return !Modifier.isFinal(text.getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static boolean declaresText(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
