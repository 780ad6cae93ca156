/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ravenee.Client;
import org.ravenee.Envelope;
import org.ravenee.Options;
import org.ravenee.Transport;
import org.ravenee.cdi.Captured;

/** An application with all jars of Raven EE: deploys, fails twice, and returns what arrived. */
public final class Shop implements Callable<List<String>> {

    @Override
    public List<String> call() {
        try (SeContainer container =
                SeContainerInitializer.newInstance()
                        .disableDiscovery()
                        .addExtensions(
                                ServiceLoader.load(Extension.class).stream()
                                        .map(ServiceLoader.Provider::get)
                                        .toArray(Extension[]::new))
                        .addBeanClasses(Orders.class, Settings.class)
                        .initialize()) {
            Orders orders = container.select(Orders.class).get();
            try {
                orders.ship();
            } catch (IllegalStateException e) {
                // is reported
            }
            container
                    .getBeanManager()
                    .getEvent()
                    .fireAsync("news")
                    .toCompletableFuture()
                    .exceptionally(thrown -> null)
                    .join();
            container
                    .select(Client.class)
                    .get()
                    .captureMessage("done", event -> event.extra("order", Map.of("id", 7)));
            return List.copyOf(container.select(Settings.class).get().arrived());
        }
    }

    /** Fails. */
    @ApplicationScoped
    public static class Orders {

        /** Fails as a business method. */
        @Captured
        public void ship() {
            throw new IllegalStateException("no truck");
        }

        void hear(@ObservesAsync String news) {
            throw new IllegalStateException(news);
        }
    }

    /** Keeps what is sent. */
    @ApplicationScoped
    public static class Settings {

        private final List<String> arrived = new CopyOnWriteArrayList<>();

        List<String> arrived() {
            return arrived;
        }

        @Produces
        Options options() {
            return Options.builder()
                    .dsn("http://0123456789abcdef0123456789abcdef@localhost/1")
                    .transport("sync")
                    .transport(new Accepting())
                    .installLoggingHook(false)
                    .processors(
                            event -> {
                                arrived.add(
                                        event.exceptions().isEmpty()
                                                ? event.message().message()
                                                : event.exceptions().get(0).value());
                                return event;
                            })
                    .build();
        }
    }

    private static final class Accepting implements Transport {

        @Override
        public Result send(Envelope envelope) {
            return Result.delivered();
        }

        @Override
        public void close() {}
    }
}
