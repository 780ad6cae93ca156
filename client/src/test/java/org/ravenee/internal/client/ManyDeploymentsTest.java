/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.Transport;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.RecordingTransport;

/**
 * Classes of a thousand deployments pass through caches that belong to classes and to clients:
 * neither holds the other.
 */
@Timeout(300)
class ManyDeploymentsTest {

    private static final int DEPLOYMENTS = 1_000;

    /** A failure and a value of an application, defined once more by each of its class loaders. */
    static final class ApplicationFailure extends IllegalStateException
            implements Supplier<Object> {

        private static final long serialVersionUID = 1;

        /** A value that is shown by its components. */
        record Amount(int cents, String currency) {}

        @Override
        public Object get() {
            return new Amount(100, "EUR");
        }
    }

    /** Defines the classes of the application itself, as that of a deployment does. */
    private static final class Deployment extends ClassLoader {

        Deployment() {
            super(ManyDeploymentsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null && name.startsWith(ApplicationFailure.class.getName())) {
                    loaded = define(name);
                }
                return loaded == null ? super.loadClass(name, resolve) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = Objects.requireNonNull(getResourceAsStream(file))) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static Client client() {
        return Client.create(
                Options.builder()
                        .dsn(RecordingTransport.DSN)
                        .serverName("test")
                        .transport(Transport.discarding())
                        .build());
    }

    private static void awaitCollection(List<? extends WeakReference<?>> references) {
        await().atMost(Duration.ofSeconds(120))
                .until(
                        () -> {
                            System.gc();
                            return references.stream().allMatch(one -> one.refersTo(null));
                        });
    }

    @Test
    void aClientThatStaysHoldsNoClassOfTheDeploymentsThatWent() throws Exception {
        try (Client client = client()) {
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            for (int i = 0; i < DEPLOYMENTS; i++) {
                ClassLoader loader = new Deployment();
                fail(client, loader);
                loaders.add(new WeakReference<>(loader));
            }
            assertThat(client.flush(Duration.ofSeconds(60))).isTrue();
            // A worker keeps its last event until it has the next one.
            client.captureMessage("last");
            assertThat(client.flush(Duration.ofSeconds(60))).isTrue();
            awaitCollection(loaders);
        }
    }

    @Test
    void classesThatStayHoldNoClientThatWasClosed() {
        List<WeakReference<Client>> clients = new ArrayList<>();
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < DEPLOYMENTS; i++) {
                try (Client client = client()) {
                    client.captureException(
                            new ApplicationFailure(),
                            event -> event.extra("amount", new ApplicationFailure().get()));
                    clients.add(new WeakReference<>(client));
                }
            }
            assertThat(log.warnings()).isEmpty();
        }
        awaitCollection(clients);
    }

    private static void fail(Client client, ClassLoader loader) throws Exception {
        Class<?> type = loader.loadClass(ApplicationFailure.class.getName());
        assertThat(type.getClassLoader()).isSameAs(loader);
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        RuntimeException failure = (RuntimeException) constructor.newInstance();
        Object value = ((Supplier<?>) failure).get();
        assertThat(value.getClass().getClassLoader()).isSameAs(loader);
        assertThat(client.captureException(failure, event -> event.extra("amount", value)))
                .matches(id -> id.isPresent());
    }
}
