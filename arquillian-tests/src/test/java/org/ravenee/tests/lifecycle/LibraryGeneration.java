/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.ref.WeakReference;
import java.util.UUID;

/** Marks the class loader of an EAR's libraries, as {@link Generation} marks that of a WAR. */
@ApplicationScoped
public class LibraryGeneration {

    private boolean marked;

    void mark(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (!marked) {
            marked = true;
            System.getProperties()
                    .put(
                            "generation/" + UUID.randomUUID(),
                            new WeakReference<>(LibraryGeneration.class.getClassLoader()));
        }
    }
}
