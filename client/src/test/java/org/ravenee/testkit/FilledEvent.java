/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.testkit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.HttpRequest;
import org.ravenee.User;

/**
 * An event with a text of the test's in every place that can hold one. The places are found by
 * reflection, so that a new attribute of an event is covered without a change here.
 */
public final class FilledEvent {

    private static final int FEWEST_PARTS = 3;

    private final IntFunction<String> texts;
    private final List<String> places = new ArrayList<>();
    private final Event event;

    /**
     * Fills an event.
     *
     * @param texts returns the text for the place of a number, the first being 0
     */
    public FilledEvent(IntFunction<String> texts) {
        this.texts = texts;
        this.event = (Event) built(Event.builder(), "event");
    }

    public Event event() {
        return event;
    }

    /** Returns the names of all places, such as {@code event.user.email}, by their number. */
    public List<String> places() {
        return places;
    }

    private Object built(Object builder, String at) {
        try {
            Method[] methods = builder.getClass().getMethods();
            Arrays.sort(methods, Comparator.comparing(Method::toGenericString));
            for (Method method : methods) {
                if (method.getDeclaringClass() == builder.getClass()
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 1
                        && isFilled(method.getParameterTypes()[0])) {
                    Type type = method.getGenericParameterTypes()[0];
                    method.invoke(builder, value(type, at + "." + method.getName()));
                }
            }
            return builder.getClass().getMethod("build").invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(at, e);
        }
    }

    private static boolean isFilled(Class<?> type) {
        return type == String.class
                || type == Object.class
                || type == List.class
                || type == Map.class
                || type == User.class
                || type == HttpRequest.class
                || type == Breadcrumb.class
                || factory(type).isPresent();
    }

    /** Returns the factory method of an immutable value that takes all of its parts. */
    private static Optional<Method> factory(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getName().equals("of"))
                .filter(method -> method.getReturnType() == type)
                .filter(method -> method.getParameterCount() >= FEWEST_PARTS)
                .max(Comparator.comparingInt(Method::getParameterCount));
    }

    private Object value(Type type, String at) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? List.of(value(of[0], at + "[0]"), value(of[0], at + "[1]"))
                    : map(of[1], at);
        }
        if (type == String.class) {
            return text(at);
        }
        if (type == Object.class || !(type instanceof Class<?> known)) {
            return anything(at);
        }
        if (known == User.class) {
            return built(User.builder(), at);
        }
        if (known == HttpRequest.class) {
            return built(HttpRequest.builder(), at);
        }
        return known == Breadcrumb.class ? built(Breadcrumb.builder(), at) : made(known, at);
    }

    private String text(String at) {
        places.add(at);
        return texts.apply(places.size() - 1);
    }

    private Map<String, Object> map(Type value, String at) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("plain", value(value, at + ".plain"));
        map.put(text(at + ".<key>"), at.contains("contexts") ? Map.of("a", "b") : "plain");
        return map;
    }

    private Object anything(String at) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", text(at + ".text"));
        map.put("list", List.of(text(at + ".list[0]"), List.of(text(at + ".list[1][0]"))));
        map.put("map", Map.of(text(at + ".map.<key>"), "plain"));
        map.put("builder", new StringBuilder(text(at + ".builder")));
        String shown = text(at + ".object");
        map.put(
                "object",
                new Object() {
                    @Override
                    public String toString() {
                        return shown;
                    }
                });
        return map;
    }

    private Object made(Class<?> type, String at) {
        Method factory = factory(type).orElseThrow(() -> new AssertionError(at + ": " + type));
        Type[] types = factory.getGenericParameterTypes();
        Object[] parts = new Object[types.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part(types[i], i + 1, at + ".of(" + (i + 1) + ")");
        }
        try {
            return factory.invoke(null, parts);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(at, e);
        }
    }

    private Object part(Type type, int number, String at) {
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class) {
            return number;
        }
        return type == long.class ? (Object) (long) number : value(type, at);
    }
}
