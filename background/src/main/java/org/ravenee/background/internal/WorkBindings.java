/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ravenee.cdi.spi.TypeNames;

/** The interceptor bindings by which the background work of a class is observed. */
final class WorkBindings {

    private static final Set<String> COMPONENTS =
            Set.of(
                    "jakarta.ejb.MessageDriven",
                    "jakarta.ejb.Singleton",
                    "jakarta.ejb.Stateful",
                    "jakarta.ejb.Stateless");
    private static final Set<String> MESSAGE_DRIVEN = Set.of("jakarta.ejb.MessageDriven");
    private static final String MESSAGE_LISTENER = "jakarta.jms.MessageListener";
    private static final Set<String> STARTED =
            Set.of("jakarta.ejb.Singleton", "jakarta.ejb.Startup");

    private final List<Annotation> ofClass = new ArrayList<>();
    private final Map<Annotation, Set<Method>> ofMethods = new HashMap<>();

    private WorkBindings() {}

    /** Finds the bindings of a class by its annotations and interfaces. */
    static WorkBindings of(AnnotatedType<?> type, boolean hasBatch) {
        WorkBindings bindings = new WorkBindings();
        Class<?> bean = type.getJavaClass();
        if (has(type, COMPONENTS)) {
            bindings.ofClass.add(of(TimeoutInterceptor.class, ObservedTimeouts.class));
        }
        if (isMessageListener(type)) {
            bindings.ofClass.add(of(MessageInterceptor.class, ObservedMessages.class));
        }
        if (has(type, STARTED)) {
            bindings.ofClass.add(of(StartupInterceptor.class, ObservedStartup.class));
        }
        if (hasBatch && BatchArtifacts.isArtifact(bean)) {
            bindings.ofClass.add(of(BatchInterceptor.class, ObservedBatch.class));
        }
        if (has(type, WorkAnnotations.ASYNCHRONOUS)) {
            bindings.ofClass.add(of(AsynchronousInterceptor.class, ObservedAsynchronous.class));
        } else {
            bindings.addMethods(
                    type,
                    WorkAnnotations.ASYNCHRONOUS,
                    of(AsynchronousInterceptor.class, ObservedAsynchronous.class));
        }
        bindings.addMethods(
                type,
                WorkAnnotations.CHECKED_IN,
                of(CheckInInterceptor.class, ObservedCheckIns.class));
        if (has(type, WorkAnnotations.ENDPOINTS)) {
            bindings.addMethods(
                    type,
                    WorkAnnotations.ENDPOINT_METHODS,
                    of(WebSocketInterceptor.class, ObservedWebSocket.class));
        }
        return bindings;
    }

    /** Tells whether a class is a message-driven bean or a listener of Jakarta Messaging. */
    static boolean isMessageListener(AnnotatedType<?> type) {
        return has(type, MESSAGE_DRIVEN) || TypeNames.isA(type.getJavaClass(), MESSAGE_LISTENER);
    }

    /** A binding as it is on the interceptor itself. */
    private static <A extends Annotation> A of(Class<?> interceptor, Class<A> binding) {
        return interceptor.getAnnotation(binding);
    }

    private void addMethods(AnnotatedType<?> type, Set<String> names, Annotation binding) {
        Set<Method> methods = new HashSet<>();
        for (AnnotatedMethod<?> method : type.getMethods()) {
            if (has(method, names)) {
                methods.add(method.getJavaMember());
            }
        }
        if (!methods.isEmpty()) {
            ofMethods.put(binding, methods);
        }
    }

    private static boolean has(Annotated annotated, Set<String> names) {
        for (Annotation annotation : annotated.getAnnotations()) {
            if (names.contains(annotation.annotationType().getName())) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return ofClass.isEmpty() && ofMethods.isEmpty();
    }

    <T> void applyTo(AnnotatedTypeConfigurator<T> type) {
        ofClass.forEach(type::add);
        ofMethods.forEach(
                (binding, methods) ->
                        type.filterMethods(method -> methods.contains(method.getJavaMember()))
                                .forEach(method -> method.add(binding)));
    }
}
