/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.enterprise.event.Event;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Recognises the resources of Jakarta Concurrency by name. */
final class ManagedResources {

    private static final Set<String> TYPES =
            Set.of(
                    "jakarta.enterprise.concurrent.ManagedExecutorService",
                    "jakarta.enterprise.concurrent.ManagedScheduledExecutorService",
                    "jakarta.enterprise.concurrent.ManagedThreadFactory",
                    "org.eclipse.microprofile.context.ManagedExecutor",
                    "java.util.concurrent.Executor",
                    "java.util.concurrent.ExecutorService",
                    "java.util.concurrent.ScheduledExecutorService",
                    "java.util.concurrent.ThreadFactory");

    private static final Set<String> INJECTED =
            Set.of("jakarta.annotation.Resource", "jakarta.inject.Inject");

    private ManagedResources() {}

    /** Tells whether a type is one of an executor or a thread factory. */
    static boolean isType(Type type) {
        return TYPES.contains(type.getTypeName());
    }

    /**
     * Finds the fields of a class and its ancestors that the platform puts a resource or an event
     * into.
     */
    static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : declaredFields(at)) {
                boolean isObserved = isType(field.getType()) || field.getType() == Event.class;
                if (isObserved && isInjected(field)) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /** A class whose fields cannot be linked has no resource to wrap. */
    private static Field[] declaredFields(Class<?> type) {
        try {
            return type.getDeclaredFields();
        } catch (LinkageError e) {
            return new Field[0];
        }
    }

    private static boolean isInjected(Field field) {
        if (Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers())) {
            return false;
        }
        for (Annotation annotation : field.getAnnotations()) {
            if (INJECTED.contains(annotation.annotationType().getName())) {
                return true;
            }
        }
        return false;
    }
}
