/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.jaxrs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import org.jboss.resteasy.plugins.providers.RegisterBuiltin;
import org.junit.jupiter.api.Test;

class ResteasyClientProvidersTest {

    /** RESTEasy would keep the class loader of an application that has used a client. */
    @Test
    void ofAnApplicationThatHasStoppedAreRemovedAndThoseOfOthersStay() throws Exception {
        ClassLoader own = ResteasyClientProvidersTest.class.getClassLoader();
        try (URLClassLoader stopped = new URLClassLoader(new URL[0], own);
                URLClassLoader running = new URLClassLoader(new URL[0], own)) {
            RegisterBuiltin.getClientInitializedResteasyProviderFactory(stopped);
            RegisterBuiltin.getClientInitializedResteasyProviderFactory(running);

            ResteasyClientProviders.remove(stopped);

            Field factories = RegisterBuiltin.class.getDeclaredField("configuredClientFactories");
            factories.setAccessible(true);
            Map<?, ?> kept = (Map<?, ?>) factories.get(null);
            assertThat(kept.containsKey(stopped)).isFalse();
            assertThat(kept.containsKey(running)).isTrue();
        }
    }
}
