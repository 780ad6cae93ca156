/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the fields of an entity that are its data. */
final class EntityFields {

    /** Beginnings of the names of fields that persistence providers add. */
    private static final String[] ADDED = {"$$_", "_persistence_", "pc", "_ebean_", "dn"};

    private static final String HIDDEN = "jakarta.json.bind.annotation.JsonbTransient";

    private EntityFields() {}

    /** Returns the fields that can be read, those of superclasses first. */
    static List<Field> of(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        collect(type, fields);
        return fields;
    }

    private static void collect(@Nullable Class<?> type, List<Field> fields) {
        if (type == null || TypeTraits.isOfJdk(type)) {
            return;
        }
        collect(type.getSuperclass(), fields);
        for (Field field : type.getDeclaredFields()) {
            if (isData(field) && field.trySetAccessible()) {
                fields.add(field);
            }
        }
    }

    private static boolean isData(Field field) {
        int modifiers = field.getModifiers();
        if (Modifier.isStatic(modifiers)
                || Modifier.isTransient(modifiers)
                || field.isSynthetic()
                || isHidden(field)) {
            return false;
        }
        for (String prefix : ADDED) {
            String name = field.getName();
            if (name.startsWith(prefix)
                    && (prefix.length() > 2 || isUpperCase(name, prefix.length()))) {
                return false;
            }
        }
        return true;
    }

    /** OpenJPA and DataNucleus add names like {@code pcState}. */
    private static boolean isUpperCase(String name, int at) {
        return name.length() > at && Character.isUpperCase(name.charAt(at));
    }

    private static boolean isHidden(Field field) {
        for (Annotation annotation : field.getDeclaredAnnotations()) {
            if (annotation.annotationType().getName().equals(HIDDEN)) {
                return true;
            }
        }
        return false;
    }
}
