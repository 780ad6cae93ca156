/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the paths of class and method together: {@code /orders/{id}}. */
final class PathTemplates {

    private PathTemplates() {}

    static String of(Class<?> type, Method method) {
        StringBuilder template = new StringBuilder();
        append(template, ResourceClasses.path(type));
        append(template, path(type, method));
        return template.isEmpty() ? "/" : template.toString();
    }

    /** Puts the names of path parameters where their values are: {@code /res/{id}/lines/{line}}. */
    static String of(UriInfo uri) {
        StringBuilder template = new StringBuilder();
        for (PathSegment segment : uri.getPathSegments()) {
            if (!segment.getPath().isEmpty()) {
                template.append('/').append(nameOf(segment.getPath(), uri.getPathParameters()));
            }
        }
        return template.isEmpty() ? "/" : template.toString();
    }

    private static String nameOf(String value, MultivaluedMap<String, String> parameters) {
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            if (parameter.getValue().contains(value)) {
                return "{" + parameter.getKey() + "}";
            }
        }
        return value;
    }

    private static void append(StringBuilder template, @Nullable Path path) {
        if (path == null) {
            return;
        }
        String value = path.value();
        int start = value.startsWith("/") ? 1 : 0;
        int end = value.length() - (value.endsWith("/") && value.length() > start ? 1 : 0);
        if (end > start) {
            template.append('/').append(value, start, end);
        }
    }

    /**
     * A method without a path of its own has that of the method it implements (Jakarta REST, 3.6).
     */
    private static @Nullable Path path(Class<?> type, Method method) {
        Path own = method.getAnnotation(Path.class);
        if (own != null) {
            return own;
        }
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Class<?> contract : at.getInterfaces()) {
                Path inherited = declared(contract, method);
                if (inherited != null) {
                    return inherited;
                }
            }
            Path inherited = declared(at, method);
            if (inherited != null) {
                return inherited;
            }
        }
        return null;
    }

    private static @Nullable Path declared(Class<?> type, Method method) {
        try {
            return type.getMethod(method.getName(), method.getParameterTypes())
                    .getAnnotation(Path.class);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
