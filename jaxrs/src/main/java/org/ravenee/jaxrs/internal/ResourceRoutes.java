/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.PatternSyntaxException;

/**
 * Names the routes of one JAX-RS application after its matched resources: the application path and
 * the templates of resource class, sub-resource locators and method. Values of path parameters play
 * no part.
 */
final class ResourceRoutes {

    private static final PathTemplate UNKNOWN = PathTemplate.of("{subresource}");
    private static final int MOST_SUBRESOURCE_ROUTES = 1_000;

    private final Map<Class<?>, Map<Method, String>> methods = new ConcurrentHashMap<>();
    private final Map<List<Object>, List<PathTemplate>> subresources = new ConcurrentHashMap<>();

    /**
     * Returns the template of the matched route.
     *
     * @param uri has the matched resources
     * @param contextPath the path of the web application, empty for the root
     * @param type the class of the matched method
     * @param method the matched method
     */
    String route(UriInfo uri, String contextPath, Class<?> type, Method method) {
        // A locator may also return a class that has a path, even its own class.
        if (ResourceClasses.path(type) != null && uri.getMatchedResources().size() < 2) {
            Map<Method, String> ofType =
                    methods.computeIfAbsent(type, key -> new ConcurrentHashMap<>());
            String known = ofType.get(method);
            if (known == null) {
                PathTemplate template = PathTemplates.of(type).then(PathTemplates.of(type, method));
                known = named(uri, contextPath, template);
                ofType.put(method, known);
            }
            return known;
        }
        return named(uri, contextPath, ofSubresource(uri, type, method));
    }

    private static String named(UriInfo uri, String contextPath, PathTemplate template) {
        String base = uri.getBaseUri().getRawPath();
        String path =
                base.startsWith(contextPath + "/") ? base.substring(contextPath.length()) : base;
        return PathTemplate.of(path).then(template).toString();
    }

    private PathTemplate ofSubresource(UriInfo uri, Class<?> type, Method method) {
        List<Class<?>> classes = matchedClasses(uri, type);
        List<Object> key = new ArrayList<>(classes);
        key.add(method);
        List<PathTemplate> candidates = subresources.get(key);
        if (candidates == null) {
            candidates = candidates(classes, method);
            if (subresources.size() < MOST_SUBRESOURCE_ROUTES) {
                subresources.put(key, candidates);
            }
        }
        return candidates.size() == 1 ? candidates.get(0) : best(candidates, uri);
    }

    /**
     * From the root resource to the class of the method, which may be missing among the matched.
     */
    private static List<Class<?>> matchedClasses(UriInfo uri, Class<?> type) {
        List<Class<?>> classes = new ArrayList<>();
        for (Object resource : uri.getMatchedResources()) {
            classes.add(0, resource instanceof Class<?> named ? named : resource.getClass());
        }
        int last = classes.size() - 1;
        if (last >= 0 && type.isAssignableFrom(classes.get(last))) {
            classes.remove(last);
        }
        classes.add(type);
        return classes;
    }

    /** Puts together each way that leads through the classes to the method. */
    private static List<PathTemplate> candidates(List<Class<?>> classes, Method method) {
        List<PathTemplate> candidates = new ArrayList<>();
        candidates.add(PathTemplates.of(classes.get(0)));
        for (int i = 0; i + 1 < classes.size(); i++) {
            List<PathTemplate> longer = new ArrayList<>();
            for (PathTemplate locator : locators(classes.get(i), classes.get(i + 1))) {
                candidates.forEach(candidate -> longer.add(candidate.then(locator)));
            }
            candidates = longer;
        }
        PathTemplate last = PathTemplates.of(classes.get(classes.size() - 1), method);
        return candidates.stream().map(candidate -> candidate.then(last)).distinct().toList();
    }

    private static List<PathTemplate> locators(Class<?> from, Class<?> to) {
        List<PathTemplate> locators = new ArrayList<>();
        for (Method method : from.getMethods()) {
            Path path = PathTemplates.path(from, method);
            if (path != null && !method.isBridge() && !isResourceMethod(from, method)) {
                Class<?> returned = method.getReturnType();
                if (returned == Class.class || returned.isAssignableFrom(to)) {
                    locators.add(PathTemplate.of(path.value()));
                }
            }
        }
        return locators;
    }

    private static boolean isResourceMethod(Class<?> type, Method method) {
        return PathTemplates.declarations(type, method).stream()
                .flatMap(declared -> List.of(declared.getAnnotations()).stream())
                .map(Annotation::annotationType)
                .anyMatch(annotation -> annotation.isAnnotationPresent(HttpMethod.class));
    }

    /** The most literal characters decide, as when resources are matched (Jakarta REST, 3.7.2). */
    private static PathTemplate best(List<PathTemplate> candidates, UriInfo uri) {
        String path = uri.getPath().replaceAll(";[^/]*", "");
        PathTemplate best = null;
        for (PathTemplate candidate : candidates) {
            if ((best == null || candidate.literals() > best.literals())
                    && matches(candidate, path.startsWith("/") ? path : "/" + path)) {
                best = candidate;
            }
        }
        return best == null ? UNKNOWN : best;
    }

    private static boolean matches(PathTemplate candidate, String path) {
        try {
            return candidate.matches(path);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
