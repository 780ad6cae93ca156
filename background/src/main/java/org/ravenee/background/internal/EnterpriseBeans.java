/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.enterprise.inject.spi.Annotated;
import java.lang.annotation.Annotation;
import java.util.Set;

/** Knows the annotations of Jakarta Enterprise Beans, by name. */
final class EnterpriseBeans {

    private static final String PACKAGE = "jakarta.ejb.";

    private static final Set<String> COMPONENTS =
            Set.of(
                    PACKAGE + "MessageDriven",
                    PACKAGE + "Singleton",
                    PACKAGE + "Stateful",
                    PACKAGE + "Stateless");

    private EnterpriseBeans() {}

    /** Tells whether a class is a session bean or a message-driven bean. */
    static boolean isComponent(Annotated type) {
        return has(type, COMPONENTS);
    }

    private static boolean has(Annotated annotated, Set<String> names) {
        for (Annotation annotation : annotated.getAnnotations()) {
            if (names.contains(annotation.annotationType().getName())) {
                return true;
            }
        }
        return false;
    }
}
