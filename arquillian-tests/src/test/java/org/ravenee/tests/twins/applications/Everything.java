/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.twins.applications;

import jakarta.ws.rs.core.Application;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.ravenee.tests.twins.resources.Resources;

/** An application that lists its classes: all resources, and the mappers of a subclass. */
abstract class Everything extends Application {

    private final Set<Class<?>> classes = new HashSet<>(Resources.ALL);

    Everything with(Collection<Class<?>> mappers) {
        classes.addAll(mappers);
        return this;
    }

    @Override
    public Set<Class<?>> getClasses() {
        return classes;
    }
}
