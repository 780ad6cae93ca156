/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.enterprise.event.Event;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fields that the platform injects an executor, a thread factory or an event into. */
final class InjectedFields {

    private static final Set<String> INJECTED =
            Set.of("jakarta.annotation.Resource", "jakarta.inject.Inject");

    private InjectedFields() {}

    /** Finds the fields of a class and its ancestors. */
    static List<Field> of(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : declaredFields(at)) {
                boolean isObserved =
                        ManagedResources.isType(field.getType()) || field.getType() == Event.class;
                if (isObserved && isInjected(field)) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /** A class whose fields cannot be linked has nothing to wrap. */
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
