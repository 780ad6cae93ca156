/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.json.bind.Jsonb;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.cdi.internal.RavenExtension;

/** The application's own Jsonb, a bean, shows the objects that the application hands over. */
class OwnJsonbTest {

    public static class Customer {
        public String firstName = "Ada";
    }

    @ApplicationScoped
    public static class Beans {
        private final Recording recording = new Recording();

        @Produces
        Options options() {
            return recording.options();
        }

        @Produces
        @ApplicationScoped
        Jsonb jsonb() {
            return (Jsonb)
                    Proxy.newProxyInstance(
                            OwnJsonbTest.class.getClassLoader(),
                            new Class<?>[] {Jsonb.class},
                            (proxy, method, arguments) ->
                                    switch (method.getName()) {
                                        case "toJson" -> write((Writer) arguments[1]);
                                        case "fromJson" -> Map.of("read", arguments[0]);
                                        default -> null;
                                    });
        }

        private static Object write(Writer json) throws IOException {
            json.write("{own}");
            return null;
        }

        Recording recording() {
            return recording;
        }
    }

    @Test
    void isAskedForAnObjectOfTheApplication() {
        try (SeContainer container =
                SeContainerInitializer.newInstance()
                        .disableDiscovery()
                        .addExtensions(new RavenExtension())
                        .addBeanClasses(Beans.class)
                        .initialize()) {
            container
                    .select(Client.class)
                    .get()
                    .captureMessage("m", event -> event.extra("customer", new Customer()));

            assertThat(container.select(Beans.class).get().recording().events().get(0).extra())
                    .containsEntry("customer", Map.of("read", "{own}"));
        }
    }
}
