/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.quarkus.internal;

import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.types.Type;
import org.jspecify.annotations.Nullable;
import org.ravenee.jaxrs.internal.ObservedResource;

/** Binds the interceptor of JAX-RS resources and exception mappers. */
final class ResourceBindings {

    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String MAPPER = "jakarta.ws.rs.ext.ExceptionMapper";

    private ResourceBindings() {}

    static void bind(ClassConfig type) {
        if (!type.info().isInterface() && isObserved(type.info())) {
            type.addAnnotation(ObservedResource.class);
        }
    }

    /**
     * A class is a resource by an annotation of its own or inherited (Jakarta REST, 3.1 and 3.6).
     */
    private static boolean isObserved(ClassInfo type) {
        if (type.name().equals(MAPPER)
                || type.hasAnnotation(annotation -> annotation.name().equals(PATH))) {
            return true;
        }
        return isObserved(type.superClass())
                || type.superInterfaces().stream().anyMatch(ResourceBindings::isObserved);
    }

    private static boolean isObserved(@Nullable Type type) {
        return type != null && isObserved(declaration(type));
    }

    private static ClassInfo declaration(Type type) {
        return type.isParameterizedType()
                ? type.asParameterizedType().declaration()
                : type.asClass().declaration();
    }
}
