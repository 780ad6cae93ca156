/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import jakarta.ws.rs.ext.RuntimeDelegate;
import java.lang.reflect.Field;
import java.util.Map;

/**
 * The providers that RESTEasy finds for the clients of an application. RESTEasy keeps them in a
 * static map whose keys are weak; a provider that the application brings refers to its key.
 */
final class ResteasyClientProviders {

    private ResteasyClientProviders() {}

    /** Removes the providers of an application that has stopped. */
    static void remove(ClassLoader application) {
        try {
            RuntimeDelegate delegate = RuntimeDelegate.getInstance();
            if (!JaxrsImplementation.RESTEASY.provides(delegate)) {
                return;
            }
            Class<?> holder =
                    Class.forName(
                            "org.jboss.resteasy.plugins.providers.RegisterBuiltin",
                            false,
                            delegate.getClass().getClassLoader());
            Field factories = holder.getDeclaredField("configuredClientFactories");
            factories.setAccessible(true);
            synchronized (holder) {
                ((Map<?, ?>) factories.get(null)).remove(application);
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // Another RESTEasy, or no JAX-RS: nothing is kept there.
        }
    }
}
