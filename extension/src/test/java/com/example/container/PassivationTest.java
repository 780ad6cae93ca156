/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.Options;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.internal.RavenExtension;

/** Sessions move to disk and back, and injected clients must survive that. */
class PassivationTest {

    private SeContainer container;

    @BeforeEach
    void start() {
        container =
                SeContainerInitializer.newInstance()
                        .disableDiscovery()
                        .addExtensions(new RavenExtension())
                        .addBeanClasses(Basket.class, Drawer.class, OwnOptions.class)
                        .initialize();
    }

    @AfterEach
    void stop() {
        container.close();
    }

    @Test
    void injectsIntoBeansOfPassivatingScopes() {
        // Weld validates that everything injected into a session-scoped bean can be passivated.
        assertThat(container.select(Drawer.class).get()).isNotNull();
    }

    @Test
    void reportsAfterAPassivatedBeanCameBack() throws Exception {
        Drawer drawer = container.select(Drawer.class).get();

        Drawer returned = copy(drawer);

        assertThatThrownBy(returned::open).isInstanceOf(IllegalStateException.class);
        assertThat(container.select(OwnOptions.class).get().recording().events()).hasSize(1);
    }

    private static Drawer copy(Drawer drawer) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(drawer);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Drawer) in.readObject();
        }
    }

    @SessionScoped
    @Captured
    @SuppressWarnings("serial")
    static class Basket implements Serializable {
        @Inject Client client;
        @Inject Context context;
    }

    @Dependent
    @Captured
    @SuppressWarnings("serial")
    static class Drawer implements Serializable {
        @Inject Client client;

        void open() {
            throw new IllegalStateException("stuck");
        }
    }

    @ApplicationScoped
    static class OwnOptions {
        private final Recording recording = new Recording();

        @Produces
        Options options() {
            return recording.options();
        }

        Recording recording() {
            return recording;
        }
    }
}
