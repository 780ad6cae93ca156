/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds references from an object to entities and to other objects that a persistence provider
 * loads on access. JSON-B follows all references and would load them. Reads fields and well-known
 * collections of the JDK; no application code runs, nothing is loaded.
 */
final class LazyReferences {

    private static final int MAX_OBJECTS = 5_000;

    /** Collections whose elements are read without a call of any other class. */
    private static final Set<Class<?>> PLAIN =
            Set.of(
                    java.util.ArrayList.class,
                    java.util.LinkedList.class,
                    java.util.ArrayDeque.class,
                    java.util.HashSet.class,
                    java.util.LinkedHashSet.class,
                    java.util.TreeSet.class,
                    java.util.HashMap.class,
                    java.util.LinkedHashMap.class,
                    java.util.TreeMap.class,
                    java.util.EnumMap.class,
                    java.util.concurrent.ConcurrentHashMap.class,
                    java.util.concurrent.CopyOnWriteArrayList.class,
                    java.util.Arrays.asList().getClass(),
                    java.util.List.of().getClass(),
                    java.util.List.of(1).getClass(),
                    Set.of().getClass(),
                    Set.of(1).getClass(),
                    Map.of().getClass(),
                    Map.of(1, 1).getClass(),
                    Collections.emptyMap().getClass(),
                    Collections.emptyList().getClass(),
                    Collections.singletonMap(1, 1).getClass(),
                    Collections.singletonList(1).getClass());

    private final TypeTraits traits;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> left = new ArrayDeque<>();
    private boolean found;

    private LazyReferences(TypeTraits traits) {
        this.traits = traits;
    }

    /** Tells whether reading a collection of this class calls no other class. */
    static boolean isPlainCollection(Class<?> type) {
        return PLAIN.contains(type);
    }

    /** Tells whether lazy references are reached; true also if that cannot be determined. */
    static boolean areReachedBy(Object root, TypeTraits traits) {
        return traits.seesPersistence(root.getClass()) && new LazyReferences(traits).isFrom(root);
    }

    private boolean isFrom(Object root) {
        try {
            add(root);
            while (!found && !left.isEmpty()) {
                follow(left.remove());
            }
            return found;
        } catch (RuntimeException | LinkageError | IllegalAccessException e) {
            // A collection that changes meanwhile, or a field of a module that is closed.
            return true;
        }
    }

    private void add(@Nullable Object value) {
        if (value == null || value instanceof Enum || value instanceof Class) {
            return;
        }
        Class<?> type = value.getClass();
        if (traits.isLazy(type)) {
            found = true;
        } else if (isFollowed(value, type) && seen.add(value)) {
            found |= seen.size() > MAX_OBJECTS;
            left.add(value);
        }
    }

    private static boolean isFollowed(Object value, Class<?> type) {
        return !TypeTraits.isOfJdk(type)
                || PLAIN.contains(type)
                || value instanceof Object[]
                || ScalarValues.isHolder(value);
    }

    private void follow(Object value) throws IllegalAccessException {
        if (value instanceof Object[] array) {
            for (Object element : array) {
                add(element);
            }
        } else if (PLAIN.contains(value.getClass())) {
            followElements(value);
        } else if (ScalarValues.isHolder(value)) {
            add(ScalarValues.held(value));
        } else {
            for (Class<?> at = value.getClass();
                    at != null && !TypeTraits.isOfJdk(at);
                    at = at.getSuperclass()) {
                followFields(value, at);
            }
        }
    }

    private void followElements(Object container) {
        if (container instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                add(entry.getKey());
                add(entry.getValue());
            }
        } else {
            for (Object element : (Collection<?>) container) {
                add(element);
            }
        }
    }

    private void followFields(Object value, Class<?> declaring) throws IllegalAccessException {
        for (Field field : declaring.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (field.getType().isPrimitive()
                    || Modifier.isStatic(modifiers)
                    || Modifier.isTransient(modifiers)) {
                continue;
            }
            if (!field.trySetAccessible()) {
                found = true;
                return;
            }
            Object held = field.get(value);
            // The content of an unmodifiable view cannot be read; its element type is declared.
            found |= held != null && namesLazyType(field.getGenericType());
            add(held);
        }
    }

    private boolean namesLazyType(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                if (argument instanceof Class<?> named && traits.isLazy(named)) {
                    return true;
                }
            }
        }
        return false;
    }
}
