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
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.cdi.spi.TypeNames;

/**
 * The type of a servlet, filter or context listener, with {@link ObservedInitialization} on the
 * methods that initialise it. Has no fields, because it serves to create instances and not to
 * inject them.
 */
final class WebComponentType<T> implements AnnotatedType<T> {

    /** The method that initialises a component, and its parameter, by the type of the component. */
    private static final Map<String, List<String>> METHODS =
            Map.of(
                    "jakarta.servlet.Servlet",
                    List.of("init", "jakarta.servlet.ServletConfig"),
                    "jakarta.servlet.Filter",
                    List.of("init", "jakarta.servlet.FilterConfig"),
                    "jakarta.servlet.ServletContextListener",
                    List.of("contextInitialized", "jakarta.servlet.ServletContextEvent"));

    private static final Annotation BINDING =
            InitializationInterceptor.class.getAnnotation(ObservedInitialization.class);

    private final AnnotatedType<T> type;
    private final Set<AnnotatedMethod<? super T>> methods = new HashSet<>();

    WebComponentType(AnnotatedType<T> type) {
        this.type = type;
        for (AnnotatedMethod<? super T> method : type.getMethods()) {
            methods.add(initializes(method.getJavaMember()) ? new Bound<>(method) : method);
        }
    }

    /** Tells whether instances of a class are components that a servlet container initialises. */
    static boolean isOf(Class<?> type) {
        return METHODS.keySet().stream().anyMatch(contract -> TypeNames.isA(type, contract));
    }

    private static boolean initializes(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length == 1
                && METHODS.containsValue(List.of(method.getName(), parameters[0].getName()));
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
        return type.getAnnotation(annotation);
    }

    @Override
    public Set<Annotation> getAnnotations() {
        return type.getAnnotations();
    }

    @Override
    public boolean isAnnotationPresent(Class<? extends Annotation> annotation) {
        return type.isAnnotationPresent(annotation);
    }

    private static final class Bound<X> implements AnnotatedMethod<X> {

        private final AnnotatedMethod<X> method;

        Bound(AnnotatedMethod<X> method) {
            this.method = method;
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
            return annotation.isInstance(BINDING)
                    ? annotation.cast(BINDING)
                    : method.getAnnotation(annotation);
        }

        @Override
        public Set<Annotation> getAnnotations() {
            Set<Annotation> annotations = new HashSet<>(method.getAnnotations());
            annotations.add(BINDING);
            return annotations;
        }

        @Override
        public boolean isAnnotationPresent(Class<? extends Annotation> annotation) {
            return getAnnotation(annotation) != null;
        }
    }
}
