/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** Recognises resource classes and finds their paths. */
final class ResourceClasses {

    private ResourceClasses() {}

    /**
     * A class is a resource by an annotation of its own or inherited (Jakarta REST, 3.1 and 3.6).
     */
    static boolean isResource(Class<?> type) {
        return path(type) != null;
    }

    /** Finds the path of a class, of a superclass, or of an interface. */
    static @Nullable Path path(Class<?> type) {
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            Path path = at.getAnnotation(Path.class);
            if (path != null) {
                return path;
            }
            for (Class<?> contract : at.getInterfaces()) {
                path = path(contract);
                if (path != null) {
                    return path;
                }
            }
        }
        return null;
    }
}
