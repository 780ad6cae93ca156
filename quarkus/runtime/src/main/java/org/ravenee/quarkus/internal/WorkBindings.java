/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.MethodConfig;
import jakarta.enterprise.lang.model.AnnotationTarget;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.ravenee.background.internal.ObservedAsynchronous;
import org.ravenee.background.internal.ObservedCheckIns;
import org.ravenee.background.internal.ObservedWebSocket;
import org.ravenee.background.internal.WorkAnnotations;

/** Binds the interceptors of background work, by the annotations of a class. */
final class WorkBindings {

    private static final Set<String> SCHEDULED =
            Set.of("io.quarkus.scheduler.Scheduled", "io.quarkus.scheduler.Scheduled$Schedules");

    private WorkBindings() {}

    static void bind(ClassConfig type) {
        boolean asynchronous = has(type.info(), WorkAnnotations.ASYNCHRONOUS);
        boolean endpoint = has(type.info(), WorkAnnotations.ENDPOINTS);
        if (asynchronous) {
            type.addAnnotation(ObservedAsynchronous.class);
        }
        for (MethodConfig method : type.methods()) {
            MethodInfo info = method.info();
            // Containers refuse a binding of these methods.
            if (Modifier.isPrivate(info.modifiers()) || info.isStatic()) {
                continue;
            }
            add(
                    method,
                    ObservedAsynchronous.class,
                    !asynchronous && has(info, WorkAnnotations.ASYNCHRONOUS));
            add(method, ObservedCheckIns.class, has(info, WorkAnnotations.CHECKED_IN));
            add(
                    method,
                    ObservedWebSocket.class,
                    endpoint && has(info, WorkAnnotations.ENDPOINT_METHODS));
            add(method, ObservedWork.class, has(info, SCHEDULED) || isAsynchronousObserver(info));
        }
    }

    private static boolean isAsynchronousObserver(MethodInfo method) {
        return method.parameters().stream()
                .anyMatch(parameter -> parameter.hasAnnotation(ObservesAsync.class));
    }

    private static boolean has(AnnotationTarget target, Set<String> names) {
        return target.hasAnnotation(annotation -> names.contains(annotation.name()));
    }

    private static void add(
            MethodConfig method, Class<? extends Annotation> binding, boolean bound) {
        if (bound) {
            method.addAnnotation(binding);
        }
    }
}
