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
import org.ravenee.cdi.CheckIn;

/** Binds the interceptors of background work, by the annotations of a class. */
final class WorkBindings {

    private static final Set<String> ASYNCHRONOUS =
            Set.of("jakarta.enterprise.concurrent.Asynchronous");
    private static final Set<String> CHECKED_IN = Set.of(CheckIn.class.getName());
    private static final Set<String> ENDPOINTS =
            Set.of("jakarta.websocket.server.ServerEndpoint", "jakarta.websocket.ClientEndpoint");
    private static final Set<String> ENDPOINT_METHODS =
            Set.of(
                    "jakarta.websocket.OnClose",
                    "jakarta.websocket.OnError",
                    "jakarta.websocket.OnMessage",
                    "jakarta.websocket.OnOpen");
    private static final Set<String> SCHEDULED =
            Set.of("io.quarkus.scheduler.Scheduled", "io.quarkus.scheduler.Scheduled$Schedules");

    private WorkBindings() {}

    static void bind(ClassConfig type) {
        boolean asynchronous = has(type.info(), ASYNCHRONOUS);
        boolean endpoint = has(type.info(), ENDPOINTS);
        if (asynchronous) {
            type.addAnnotation(ObservedAsynchronous.class);
        }
        for (MethodConfig method : type.methods()) {
            MethodInfo info = method.info();
            // Containers refuse a binding of these methods.
            if (Modifier.isPrivate(info.modifiers()) || info.isStatic()) {
                continue;
            }
            add(method, ObservedAsynchronous.class, !asynchronous && has(info, ASYNCHRONOUS));
            add(method, ObservedCheckIns.class, has(info, CHECKED_IN));
            add(method, ObservedWebSocket.class, endpoint && has(info, ENDPOINT_METHODS));
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
