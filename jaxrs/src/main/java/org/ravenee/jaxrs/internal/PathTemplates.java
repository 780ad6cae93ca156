/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the paths of classes and methods, inherited ones included. */
final class PathTemplates {

    private PathTemplates() {}

    static PathTemplate of(Class<?> type) {
        Path path = ResourceClasses.path(type);
        return PathTemplate.of(path == null ? null : path.value());
    }

    static PathTemplate of(Class<?> type, Method method) {
        Path path = path(type, method);
        return PathTemplate.of(path == null ? null : path.value());
    }

    /**
     * A method without a path of its own has that of the method it implements (Jakarta REST, 3.6).
     */
    static @Nullable Path path(Class<?> type, Method method) {
        for (Method declared : declarations(type, method)) {
            Path path = declared.getAnnotation(Path.class);
            if (path != null) {
                return path;
            }
        }
        return null;
    }

    /** Returns the method itself and the methods that it overrides or implements, nearest first. */
    static List<Method> declarations(Class<?> type, Method method) {
        List<Method> declarations = new ArrayList<>();
        declarations.add(method);
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            add(declarations, at, method);
            for (Class<?> contract : at.getInterfaces()) {
                add(declarations, contract, method);
            }
        }
        return declarations;
    }

    private static void add(List<Method> declarations, Class<?> type, Method method) {
        try {
            declarations.add(type.getMethod(method.getName(), method.getParameterTypes()));
        } catch (NoSuchMethodException e) {
            // not declared here
        }
    }
}
