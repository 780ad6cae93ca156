/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.util.List;
import org.ravenee.Event;
import org.ravenee.Options;

/** An application in Weld SE whose events stay in memory. */
final class Application implements AutoCloseable {

    private final SeContainer container;

    private Application(SeContainer container) {
        this.container = container;
    }

    static Application of(Class<?>... beans) {
        return of(true, beans);
    }

    static Application of(boolean background, Class<?>... beans) {
        return with(background ? Reporting.class : Silent.class, beans);
    }

    /** Creates an application whose options a bean produces. */
    static Application with(Class<?> configuration, Class<?>... beans) {
        return new Application(initializer(configuration, beans).initialize());
    }

    /** Creates an application with an extension of the container. */
    static Application with(Extension extension, Class<?>... beans) {
        return new Application(
                initializer(Reporting.class, beans).addExtensions(extension).initialize());
    }

    private static SeContainerInitializer initializer(Class<?> configuration, Class<?>... beans) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(
                        new org.ravenee.cdi.internal.RavenExtension(),
                        new org.ravenee.background.internal.BackgroundExtension())
                .addBeanClasses(configuration)
                .addBeanClasses(beans);
    }

    <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    SeContainer container() {
        return container;
    }

    List<Event> events() {
        return bean(Recording.class).events();
    }

    @Override
    public void close() {
        if (container.isRunning()) {
            container.close();
        }
    }

    @ApplicationScoped
    static class Reporting {

        private final Recording recording = new Recording();

        @Produces
        @Typed(Recording.class)
        Recording recording() {
            return recording;
        }

        @Produces
        Options options() {
            return recording.options();
        }
    }

    @ApplicationScoped
    static class Silent {

        private final Recording recording = new Recording();

        @Produces
        @Typed(Recording.class)
        Recording recording() {
            return recording;
        }

        @Produces
        Options options() {
            return recording.options().toBuilder().background(false).build();
        }
    }
}
