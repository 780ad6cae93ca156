/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.configurator.AnnotatedMethodConfigurator;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.CapturedLifecycleInterceptor;
import org.ravenee.cdi.spi.ExtensionMessages;
import org.ravenee.cdi.spi.Interception;
import org.ravenee.spi.OperatorLogger;
import org.ravenee.spi.OperatorMessage;

/**
 * A class with {@link Captured} on itself or on methods. Binds its lifecycle, and takes the binding
 * away where a container cannot intercept: final classes and methods would break the deployment.
 */
final class CapturedType<T> {

    private static final OperatorLogger LOGGER = new OperatorLogger();

    private final AnnotatedType<T> type;
    private final AnnotatedTypeConfigurator<T> configurator;
    private final @Nullable Captured ofClass;
    private final boolean refusesFinalMethods;

    /** Reads and changes the type that an extension is told of. */
    CapturedType(ProcessAnnotatedType<T> event) {
        this.type = event.getAnnotatedType();
        this.configurator = event.configureAnnotatedType();
        this.ofClass = CapturedPolicy.onType(type);
        // OpenWebBeans refuses every binding of a class that has a final method.
        this.refusesFinalMethods = event.getClass().getName().startsWith("org.apache.webbeans.");
    }

    /** Removes annotations that a container cannot intercept, and logs a warning for them. */
    void bind() {
        Class<T> bean = type.getJavaClass();
        if (Modifier.isFinal(bean.getModifiers()) || bean.isSealed()) {
            removeFromClass();
            configurator.filterMethods(CapturedType::isCaptured).forEach(this::remove);
            warn(ExtensionMessages.CAPTURED_FINAL_CLASS, "");
            return;
        }
        bindLifecycle();
        coverFinalMethods();
        warnOf(
                method -> isCaptured(method) && isUnseen(method),
                ExtensionMessages.CAPTURED_PRIVATE_METHODS);
        // Containers may refuse a binding there. That of callbacks is read from the class itself.
        configurator
                .filterMethods(
                        method -> isCaptured(method) && (isLifecycle(method) || isUnseen(method)))
                .forEach(this::remove);
    }

    private void bindLifecycle() {
        if (ofClass == null && !hasCapturedLifecycle()) {
            return;
        }
        if (refusesFinalMethods && hasFinalMethods()) {
            warn(ExtensionMessages.CAPTURED_LIFECYCLE_NOT_BOUND, "");
        } else {
            configurator.add(
                    CapturedLifecycleInterceptor.class.getAnnotation(CapturedLifecycle.class));
        }
    }

    private boolean hasFinalMethods() {
        return type.getMethods().stream()
                .map(AnnotatedMethod::getJavaMember)
                .anyMatch(
                        method ->
                                method.getDeclaringClass() != Object.class
                                        && Interception.isFinal(method));
    }

    private boolean hasCapturedLifecycle() {
        return type.getMethods().stream()
                .anyMatch(method -> isCaptured(method) && isLifecycle(method));
    }

    /** The other methods of a class with final ones are bound one by one. */
    private void coverFinalMethods() {
        Captured captured = ofClass;
        Predicate<AnnotatedMethod<?>> isFinal =
                method ->
                        Interception.isFinal(method.getJavaMember())
                                && (captured != null || isCaptured(method));
        List<String> names = names(isFinal);
        if (names.isEmpty()) {
            return;
        }
        configurator
                .filterMethods(method -> isFinal.test(method) && isCaptured(method))
                .forEach(this::remove);
        if (captured != null) {
            removeFromClass();
            configurator
                    .filterMethods(method -> isBusiness(method) && !isCaptured(method))
                    .forEach(method -> method.add(captured));
        }
        warn(ExtensionMessages.CAPTURED_FINAL_METHODS, String.join(", ", names));
    }

    private void remove(AnnotatedMethodConfigurator<?> method) {
        method.remove(annotation -> annotation instanceof Captured);
    }

    /** A stereotype with the binding is replaced by the other annotations of the stereotype. */
    private void removeFromClass() {
        configurator.remove(annotation -> annotation instanceof Captured);
        for (Annotation annotation : type.getAnnotations()) {
            if (brings(annotation)) {
                configurator.remove(annotation::equals);
                addOthers(annotation);
            }
        }
    }

    private void addOthers(Annotation stereotype) {
        for (Annotation annotation : stereotype.annotationType().getAnnotations()) {
            if (brings(annotation)) {
                addOthers(annotation);
            } else if (!(annotation instanceof Captured)
                    && !(annotation instanceof Stereotype)
                    && !annotation.annotationType().getName().startsWith("java.lang.")) {
                configurator.add(annotation);
            }
        }
    }

    private static boolean brings(Annotation annotation) {
        return annotation.annotationType().isAnnotationPresent(Stereotype.class)
                && CapturedPolicy.among(new Annotation[] {annotation}) != null;
    }

    private static boolean isCaptured(AnnotatedMethod<?> method) {
        return method.isAnnotationPresent(Captured.class);
    }

    private static boolean isLifecycle(AnnotatedMethod<?> method) {
        return method.isAnnotationPresent(PostConstruct.class)
                || method.isAnnotationPresent(PreDestroy.class);
    }

    /** Lifecycle methods may be private, and so may timeout methods, which containers intercept. */
    private static boolean isUnseen(AnnotatedMethod<?> method) {
        int modifiers = method.getJavaMember().getModifiers();
        return Modifier.isStatic(modifiers)
                || (Modifier.isPrivate(modifiers) && !isLifecycle(method) && !isTimeout(method));
    }

    private static boolean isTimeout(AnnotatedMethod<?> method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.annotationType().getName())
                .anyMatch(name -> name.startsWith("jakarta.ejb."));
    }

    private static boolean isBusiness(AnnotatedMethod<?> method) {
        Method member = method.getJavaMember();
        int modifiers = member.getModifiers();
        return !Modifier.isPrivate(modifiers)
                && !Modifier.isStatic(modifiers)
                && !Interception.isFinal(member)
                && member.getDeclaringClass() != Object.class
                && !isLifecycle(method);
    }

    private List<String> names(Predicate<AnnotatedMethod<?>> which) {
        List<String> names = new ArrayList<>();
        for (AnnotatedMethod<?> method : type.getMethods()) {
            if (method.getJavaMember().getDeclaringClass() != Object.class && which.test(method)) {
                names.add(method.getJavaMember().getName() + "()");
            }
        }
        names.sort(String::compareTo);
        return names;
    }

    private void warnOf(Predicate<AnnotatedMethod<?>> which, OperatorMessage message) {
        List<String> names = names(which);
        if (!names.isEmpty()) {
            warn(message, String.join(", ", names));
        }
    }

    private void warn(OperatorMessage message, String methods) {
        LOGGER.log(message, type.getJavaClass().getName(), methods);
    }
}
