/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the exception class that a mapper class is for. */
final class MappedException {

    private MappedException() {}

    /**
     * Returns the type argument of {@link ExceptionMapper}, through superclasses, interfaces and
     * their type variables.
     *
     * @return the class, or null if the mapper has no such type argument
     */
    static @Nullable Class<?> of(Class<?> mapper) {
        return find(mapper, Map.of());
    }

    private static @Nullable Class<?> find(Type type, Map<TypeVariable<?>, Type> outer) {
        Class<?> raw = raw(type, outer);
        if (raw == null || !ExceptionMapper.class.isAssignableFrom(raw)) {
            return null;
        }
        Map<TypeVariable<?>, Type> known = arguments(type, raw, outer);
        if (raw == ExceptionMapper.class) {
            Type mapped = known.get(raw.getTypeParameters()[0]);
            return mapped == null ? null : raw(mapped, known);
        }
        for (Type contract : raw.getGenericInterfaces()) {
            Class<?> found = find(contract, known);
            if (found != null) {
                return found;
            }
        }
        Type superclass = raw.getGenericSuperclass();
        return superclass == null ? null : find(superclass, known);
    }

    private static Map<TypeVariable<?>, Type> arguments(
            Type type, Class<?> raw, Map<TypeVariable<?>, Type> outer) {
        Map<TypeVariable<?>, Type> known = new HashMap<>();
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                known.put(
                        raw.getTypeParameters()[i], outer.getOrDefault(arguments[i], arguments[i]));
            }
        }
        return known;
    }

    private static @Nullable Class<?> raw(Type type, Map<TypeVariable<?>, Type> known) {
        if (type instanceof Class<?> named) {
            return named;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        return type instanceof TypeVariable<?> variable && variable.getBounds().length > 0
                ? raw(known.getOrDefault(variable, variable.getBounds()[0]), Map.of())
                : null;
    }
}
