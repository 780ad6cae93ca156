/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.enterprise.inject.spi.AnnotatedConstructor;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.TypeNames;

/**
 * The type of a component of the container, with an interceptor binding on the methods whose
 * failures are reported. Has no fields, because it serves to create instances and not to inject
 * them.
 */
final class ComponentType<T> implements AnnotatedType<T> {

    /** The method that initialises a component, and its parameter, by the type of the component. */
    private static final Map<String, List<String>> INITIALIZATION =
            Map.of(
                    "jakarta.servlet.Servlet",
                    List.of("init", "jakarta.servlet.ServletConfig"),
                    "jakarta.servlet.Filter",
                    List.of("init", "jakarta.servlet.FilterConfig"),
                    "jakarta.servlet.ServletContextListener",
                    List.of("contextInitialized", "jakarta.servlet.ServletContextEvent"));

    private static final Set<String> TIMEOUTS =
            Set.of("jakarta.ejb.Schedule", "jakarta.ejb.Schedules", "jakarta.ejb.Timeout");

    private final AnnotatedType<T> type;
    private final Set<Annotation> annotations;
    private final Set<AnnotatedMethod<? super T>> methods = new HashSet<>();

    private ComponentType(
            AnnotatedType<T> type,
            Set<Annotation> annotations,
            Function<AnnotatedMethod<?>, Set<Annotation>> ofMethod) {
        this.type = type;
        this.annotations = annotations;
        for (AnnotatedMethod<? super T> method : type.getMethods()) {
            methods.add(new Bound<>(method, ofMethod.apply(method)));
        }
    }

    /** Tells whether instances of a class are components that a servlet container initialises. */
    static boolean isWebComponent(Class<?> type) {
        return INITIALIZATION.keySet().stream().anyMatch(contract -> TypeNames.isA(type, contract));
    }

    /**
     * Binds {@link InitializationInterceptor} to a servlet, filter or context listener. Keeps its
     * annotations, because the instance that the container creates has interceptors by them.
     */
    static <T> ComponentType<T> ofWebComponent(AnnotatedType<T> type) {
        Annotation binding =
                InitializationInterceptor.class.getAnnotation(ObservedInitialization.class);
        return new ComponentType<>(
                type,
                type.getAnnotations(),
                method ->
                        initializes(method.getJavaMember())
                                ? with(method.getAnnotations(), binding)
                                : method.getAnnotations());
    }

    /**
     * Binds {@link MessageInterceptor} to a message-driven bean. Has no other annotations, because
     * the container calls the interceptors of the bean itself.
     */
    static <T> ComponentType<T> ofMessageDriven(AnnotatedType<T> type) {
        Annotation binding = MessageInterceptor.class.getAnnotation(ObservedMessages.class);
        return new ComponentType<>(
                type, Set.of(), method -> receivesMessages(method) ? Set.of(binding) : Set.of());
    }

    private static boolean initializes(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length == 1
                && INITIALIZATION.containsValue(List.of(method.getName(), parameters[0].getName()));
    }

    /** A connector may deliver messages to any public method of a bean. */
    private static boolean receivesMessages(AnnotatedMethod<?> method) {
        return Modifier.isPublic(method.getJavaMember().getModifiers())
                && method.getAnnotations().stream()
                        .noneMatch(each -> TIMEOUTS.contains(each.annotationType().getName()));
    }

    private static Set<Annotation> with(Collection<Annotation> annotations, Annotation added) {
        Set<Annotation> all = new HashSet<>(annotations);
        all.add(added);
        return all;
    }

    private static <A extends Annotation> @Nullable A find(
            Set<Annotation> annotations, Class<A> searched) {
        for (Annotation annotation : annotations) {
            if (searched.isInstance(annotation)) {
                return searched.cast(annotation);
            }
        }
        return null;
    }

    @Override
    public Class<T> getJavaClass() {
        return type.getJavaClass();
    }

    @Override
    public Set<AnnotatedConstructor<T>> getConstructors() {
        return type.getConstructors();
    }

    @Override
    public Set<AnnotatedMethod<? super T>> getMethods() {
        return methods;
    }

    @Override
    public Set<AnnotatedField<? super T>> getFields() {
        return Set.of();
    }

    @Override
    public Type getBaseType() {
        return type.getBaseType();
    }

    @Override
    public Set<Type> getTypeClosure() {
        return type.getTypeClosure();
    }

    @Override
    public <A extends Annotation> @Nullable A getAnnotation(Class<A> annotation) {
        return find(annotations, annotation);
    }

    @Override
    public Set<Annotation> getAnnotations() {
        return annotations;
    }

    @Override
    public boolean isAnnotationPresent(Class<? extends Annotation> annotation) {
        return getAnnotation(annotation) != null;
    }

    private static final class Bound<X> implements AnnotatedMethod<X> {

        private final AnnotatedMethod<X> method;
        private final Set<Annotation> annotations;

        Bound(AnnotatedMethod<X> method, Set<Annotation> annotations) {
            this.method = method;
            this.annotations = annotations;
        }

        @Override
        public Method getJavaMember() {
            return method.getJavaMember();
        }

        @Override
        public boolean isStatic() {
            return method.isStatic();
        }

        @Override
        public AnnotatedType<X> getDeclaringType() {
            return method.getDeclaringType();
        }

        @Override
        public List<AnnotatedParameter<X>> getParameters() {
            return method.getParameters();
        }

        @Override
        public Type getBaseType() {
            return method.getBaseType();
        }

        @Override
        public Set<Type> getTypeClosure() {
            return method.getTypeClosure();
        }

        @Override
        public <A extends Annotation> @Nullable A getAnnotation(Class<A> annotation) {
            return find(annotations, annotation);
        }

        @Override
        public Set<Annotation> getAnnotations() {
            return annotations;
        }

        @Override
        public boolean isAnnotationPresent(Class<? extends Annotation> annotation) {
            return getAnnotation(annotation) != null;
        }
    }
}
