/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventBuilder;
import org.ravenee.Mechanism;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.CapturedInterceptor;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.ExceptionUnwrapper;
import org.ravenee.spi.FrameVariables;

/** The rule of {@link Captured} for one call: its exceptions, and the data of their reports. */
public final class CapturedPolicy {

    private final Captured captured;
    private final InvocationContext invocation;

    private CapturedPolicy(Captured captured, InvocationContext invocation) {
        this.captured = captured;
        this.invocation = invocation;
    }

    /**
     * Reports the throwable of a call by the members of its annotation. If reporting fails, the
     * failure is not propagated to the caller.
     */
    public static void report(InvocationContext invocation, Throwable thrown) {
        Reporters.current().ifPresent(reporter -> report(invocation, thrown, reporter));
    }

    /**
     * Reports what a lifecycle callback threw, if it is covered by itself or with its class.
     *
     * @param callback the annotation of the callback
     */
    public static void reportCallback(
            InvocationContext invocation, Class<? extends Annotation> callback, Throwable thrown) {
        Class<?> type = typeOf(invocation);
        Captured captured = onCallback(type, callback);
        Captured covering = captured == null ? onClass(type) : captured;
        if (covering != null) {
            Reporters.current()
                    .ifPresent(
                            reporter ->
                                    reporter.guard(
                                            () ->
                                                    new CapturedPolicy(covering, invocation)
                                                            .report(thrown, reporter)));
        }
    }

    /** Callbacks of ancestors are called too (Jakarta Interceptors, 2.7). */
    private static @Nullable Captured onCallback(
            @Nullable Class<?> type, Class<? extends Annotation> callback) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                Captured captured = method.getAnnotation(Captured.class);
                if (captured != null && method.isAnnotationPresent(callback)) {
                    return captured;
                }
            }
        }
        return null;
    }

    /** Returns what reports a result that fails later, in the context of the current request. */
    public static Consumer<Throwable> reportLater(InvocationContext invocation) {
        Reporter reporter = Reporters.current().orElse(null);
        return reporter == null
                ? thrown -> {}
                : reporter.carry(thrown -> report(invocation, thrown, reporter));
    }

    private static void report(InvocationContext invocation, Throwable thrown, Reporter reporter) {
        reporter.guard(() -> of(invocation).report(thrown, reporter));
    }

    /**
     * The nearest annotation wins: of the method, of the class, of a stereotype, of an ancestor.
     */
    static CapturedPolicy of(InvocationContext invocation) {
        Captured captured = null;
        if (invocation.getMethod() != null) {
            captured = invocation.getMethod().getAnnotation(Captured.class);
        }
        if (captured == null) {
            captured = onClass(typeOf(invocation));
        }
        return new CapturedPolicy(
                // The interceptor's own annotation has the defaults only.
                captured == null
                        ? CapturedInterceptor.class.getAnnotation(Captured.class)
                        : captured,
                invocation);
    }

    private static @Nullable Class<?> typeOf(InvocationContext invocation) {
        if (invocation.getTarget() != null) {
            return invocation.getTarget().getClass();
        }
        if (invocation.getConstructor() != null) {
            return invocation.getConstructor().getDeclaringClass();
        }
        return invocation.getMethod() == null ? null : invocation.getMethod().getDeclaringClass();
    }

    /** The class of a target is often one that the container made; its ancestors are not. */
    private static @Nullable Captured onClass(@Nullable Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            Captured captured = among(at.getDeclaredAnnotations(), new HashSet<>());
            if (captured != null) {
                return captured;
            }
        }
        return null;
    }

    /** Returns what covers a class as a whole, by itself or through stereotypes; or null. */
    static @Nullable Captured onType(AnnotatedType<?> type) {
        return among(type.getAnnotations().toArray(Annotation[]::new));
    }

    /** Returns the annotation among others, or from stereotypes among them; or null. */
    static @Nullable Captured among(Annotation[] annotations) {
        return among(annotations, new HashSet<>());
    }

    /** Stereotypes may have stereotypes (CDI, 2.8.1.5), and annotations annotate one another. */
    private static @Nullable Captured among(
            Annotation[] annotations, Set<Class<? extends Annotation>> seen) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof Captured captured) {
                return captured;
            }
        }
        for (Annotation annotation : annotations) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (type.isAnnotationPresent(Stereotype.class) && seen.add(type)) {
                Captured captured = among(type.getDeclaredAnnotations(), seen);
                if (captured != null) {
                    return captured;
                }
            }
        }
        return null;
    }

    /** Reports an exception if the annotation includes it. */
    void report(Throwable thrown, Reporter reporter) {
        Throwable failure = ExceptionUnwrapper.unwrap(thrown);
        boolean excepted =
                isAnyOf(captured.except(), thrown) || isAnyOf(captured.except(), failure);
        if (!excepted && (wants(thrown) || wants(failure))) {
            FrameVariables arguments =
                    reporter.options().captureParameters() ? Arguments.of(invocation) : null;
            reporter.report(
                    thrown,
                    event -> {
                        describe(event);
                        if (arguments != null) {
                            event.data(FrameVariables.KEY, arguments);
                        }
                    });
        }
    }

    private boolean wants(Throwable throwable) {
        return captured.value().length == 0
                ? !BusinessExceptions.isBusiness(throwable)
                : isAnyOf(captured.value(), throwable);
    }

    private static boolean isAnyOf(Class<? extends Throwable>[] types, Throwable throwable) {
        for (Class<? extends Throwable> type : types) {
            if (type.isInstance(throwable)) {
                return true;
            }
        }
        return false;
    }

    private void describe(EventBuilder event) {
        event.mechanism(Mechanism.of("auto.cdi.captured", false)).level(captured.level());
        for (String tag : captured.tags()) {
            int equals = tag.indexOf('=');
            if (equals > 0) {
                event.tag(tag.substring(0, equals).strip(), tag.substring(equals + 1).strip());
            }
        }
        if (captured.fingerprint().length > 0) {
            event.fingerprint(captured.fingerprint());
        }
    }
}
