/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.MethodConfig;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationTarget;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.internal.CapturedLifecycle;
import org.ravenee.cdi.spi.ExtensionMessages;
import org.ravenee.spi.OperatorLogger;

/** Prepares a class with {@link Captured} for the container. */
final class CapturedBindings {

    private static final OperatorLogger LOGGER = new OperatorLogger();

    private CapturedBindings() {}

    static void bind(ClassConfig type) {
        List<MethodConfig> captured =
                type.methods().stream()
                        .filter(method -> method.info().hasAnnotation(Captured.class))
                        .toList();
        if (isCaptured(type.info(), new HashSet<>())
                || captured.stream().anyMatch(method -> isLifecycle(method.info()))) {
            type.addAnnotation(CapturedLifecycle.class);
        }
        List<String> unseen =
                captured.stream()
                        .map(MethodConfig::info)
                        .filter(method -> isUnseen(method) && !isLifecycle(method))
                        .map(method -> method.name() + "()")
                        .sorted()
                        .toList();
        if (!unseen.isEmpty()) {
            LOGGER.log(
                    ExtensionMessages.CAPTURED_PRIVATE_METHODS,
                    type.info().name(),
                    String.join(", ", unseen));
        }
        // Containers may refuse a binding of these methods. The interceptor of callbacks reads the
        // annotation from the class itself.
        for (MethodConfig method : captured) {
            if (isUnseen(method.info()) || isLifecycle(method.info())) {
                method.removeAnnotation(
                        annotation -> annotation.name().equals(Captured.class.getName()));
            }
        }
    }

    private static boolean isUnseen(MethodInfo method) {
        return method.isStatic() || Modifier.isPrivate(method.modifiers());
    }

    private static boolean isLifecycle(MethodInfo method) {
        return method.hasAnnotation(PostConstruct.class) || method.hasAnnotation(PreDestroy.class);
    }

    /** Stereotypes may have stereotypes, and annotations annotate one another. */
    private static boolean isCaptured(AnnotationTarget target, Set<String> seen) {
        if (target.hasAnnotation(Captured.class)) {
            return true;
        }
        for (AnnotationInfo annotation : target.annotations()) {
            if (annotation.declaration().hasAnnotation(Stereotype.class)
                    && seen.add(annotation.name())
                    && isCaptured(annotation.declaration(), seen)) {
                return true;
            }
        }
        return false;
    }
}
