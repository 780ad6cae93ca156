/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventBuilder;
import org.ravenee.Mechanism;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.spi.Failures;
import org.ravenee.spi.FrameVariables;

/** What {@link Captured} says about one call: which exceptions, and what to add to their report. */
public final class CapturedRule {

    @Captured
    private static final class Defaults {}

    private final Captured captured;
    private final InvocationContext invocation;

    private CapturedRule(Captured captured, InvocationContext invocation) {
        this.captured = captured;
        this.invocation = invocation;
    }

    /** The nearest annotation wins: of the method or constructor, of the class, of a stereotype. */
    public static CapturedRule of(InvocationContext invocation) {
        Captured captured = null;
        if (invocation.getMethod() != null) {
            captured = find(invocation.getMethod());
        } else if (invocation.getConstructor() != null) {
            captured = find(invocation.getConstructor());
        }
        if (captured == null && invocation.getTarget() != null) {
            captured = find(invocation.getTarget().getClass());
        }
        if (captured == null && invocation.getMethod() != null) {
            captured = find(invocation.getMethod().getDeclaringClass());
        }
        if (captured == null && invocation.getConstructor() != null) {
            captured = find(invocation.getConstructor().getDeclaringClass());
        }
        return new CapturedRule(
                captured == null ? Defaults.class.getAnnotation(Captured.class) : captured,
                invocation);
    }

    /** Tells whether a class is covered as a whole, by itself or through a stereotype. */
    static boolean isOnClass(AnnotatedType<?> type) {
        if (type.isAnnotationPresent(Captured.class)) {
            return true;
        }
        return type.getAnnotations().stream()
                .anyMatch(
                        annotation ->
                                annotation.annotationType().isAnnotationPresent(Captured.class));
    }

    private static @Nullable Captured find(AnnotatedElement element) {
        Captured direct = element.getAnnotation(Captured.class);
        if (direct != null) {
            return direct;
        }
        for (Annotation stereotype : element.getAnnotations()) {
            Captured inherited = stereotype.annotationType().getAnnotation(Captured.class);
            if (inherited != null) {
                return inherited;
            }
        }
        return null;
    }

    /** Reports an exception if the annotation wants it. */
    public void report(Throwable thrown, Reporter reporter) {
        Throwable failure = Failures.unwrap(thrown);
        if (wants(thrown) || wants(failure)) {
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
        if (isAnyOf(captured.except(), throwable)) {
            return false;
        }
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
