/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.spi.HealthCheckResponseProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.cdi.internal.RavenExtension;
import org.ravenee.health.ReportingHealthCheck;

class HealthTest {

    /** Stands in for the implementation of a server. */
    private static final class Builder extends HealthCheckResponseBuilder {

        private final Map<String, Object> data = new TreeMap<>();
        private String name = "";
        private boolean up;

        @Override
        public HealthCheckResponseBuilder name(String given) {
            name = given;
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, String value) {
            data.put(key, value);
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, long value) {
            data.put(key, value);
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, boolean value) {
            data.put(key, value);
            return this;
        }

        @Override
        public HealthCheckResponseBuilder up() {
            up = true;
            return this;
        }

        @Override
        public HealthCheckResponseBuilder down() {
            up = false;
            return this;
        }

        @Override
        public HealthCheckResponseBuilder status(boolean given) {
            up = given;
            return this;
        }

        @Override
        public HealthCheckResponse build() {
            return new HealthCheckResponse(
                    name,
                    up ? HealthCheckResponse.Status.UP : HealthCheckResponse.Status.DOWN,
                    Optional.of(data));
        }
    }

    @BeforeEach
    void start() {
        HealthCheckResponse.setResponseProvider(
                new HealthCheckResponseProvider() {
                    @Override
                    public HealthCheckResponseBuilder createResponseBuilder() {
                        return new Builder();
                    }
                });
        System.setProperty("sentry.dsn", "http://public@localhost:1/1");
        System.setProperty("sentry.shutdown-timeout", "0");
    }

    @AfterEach
    void reset() {
        HealthCheckResponse.setResponseProvider(null);
        System.clearProperty("sentry.dsn");
        System.clearProperty("sentry.shutdown-timeout");
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
    }

    /**
     * TomEE 9 destroys the check by another object than it got it from when it stops an
     * application. Without a proxy that fails, and the application is not stopped.
     */
    @Test
    void theCheckHasAProxyOnOpenWebBeans() {
        assumeThat(System.getProperty("test.container")).isEqualTo("org.apache.openwebbeans");
        try (SeContainer container =
                SeContainerInitializer.newInstance()
                        .disableDiscovery()
                        .addExtensions(new RavenExtension())
                        .addBeanClasses(HealthTest.class)
                        .initialize()) {
            Instance<HealthCheck> checks =
                    container.select(HealthCheck.class, Readiness.Literal.INSTANCE);

            assertThat(checks.getHandle().getBean().getScope()).isEqualTo(ApplicationScoped.class);
            container.getBeanManager().createInstance().destroy(checks.get());
            assertThat(checks.get().call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        }
    }

    @Test
    void readinessShowsTheNumbersOfTheClientAndIsUpThoughTheServerIsDown() {
        try (SeContainer container =
                SeContainerInitializer.newInstance()
                        .disableDiscovery()
                        .addExtensions(new RavenExtension())
                        .addBeanClasses(HealthTest.class)
                        .initialize()) {
            HealthCheck check =
                    container.select(HealthCheck.class, Readiness.Literal.INSTANCE).get();
            assertThat(container.select(HealthCheck.class, Liveness.Literal.INSTANCE))
                    .as("checks of liveness")
                    .isEmpty();
            container.select(Client.class).get().captureMessage("waits");

            org.awaitility.Awaitility.await()
                    .until(() -> "UNAVAILABLE".equals(data(check).get("lastOutcome")));

            assertThat(check.call().getName()).isEqualTo("raven-ee");
            assertThat(check.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
            assertThat(data(check))
                    .containsEntry("queued", 1L)
                    .containsEntry("delivered", 0L)
                    .containsEntry("discarded", 0L);
        }
    }

    @Test
    void aClientThatFailsIsNoReasonToBeDown() {
        HealthCheck check =
                new ReportingHealthCheck(
                        () -> {
                            throw new IllegalStateException("closed");
                        });

        assertThat(check.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(data(check)).containsEntry("error", "java.lang.IllegalStateException");
    }

    @Test
    void readinessHasNumbersWhileTheApplicationStops() {
        Produced.whenAsked = () -> {};
        SeContainer container =
                SeContainerInitializer.newInstance()
                        .disableDiscovery()
                        .addExtensions(new RavenExtension())
                        .addBeanClasses(Produced.class)
                        .initialize();
        HealthCheck check = container.select(HealthCheck.class, Readiness.Literal.INSTANCE).get();
        Produced.whenAsked = container::close;

        Map<String, Object> data = data(check);

        assertThat(container.isRunning()).isFalse();
        assertThat(data).containsEntry("queued", 0L).doesNotContainKey("error");
    }

    /** A client of the application. */
    @ApplicationScoped
    static class Produced {

        private static Runnable whenAsked = () -> {};

        @Produces
        @ApplicationScoped
        Client client() {
            Client client = Client.create(Options.builder().build());
            return (Client)
                    Proxy.newProxyInstance(
                            Client.class.getClassLoader(),
                            new Class<?>[] {Client.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("stats")) {
                                    whenAsked.run();
                                }
                                return method.invoke(client, arguments);
                            });
        }
    }

    /** Is an application of its own. */
    public static final class Program {
        public static void main(String[] arguments) {
            try (SeContainer container =
                    SeContainerInitializer.newInstance()
                            .disableDiscovery()
                            .addExtensions(new RavenExtension())
                            .addBeanClasses(Program.class)
                            .initialize()) {
                System.out.println("enabled: " + container.select(Client.class).get().isEnabled());
            }
        }
    }

    @Test
    void anApplicationWithoutMicroProfileHealthReports(@TempDir Path directory) throws Exception {
        String path =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.contains("microprofile-health"))
                        .collect(Collectors.joining(File.pathSeparator));
        Path output = directory.resolve("output");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dsentry.dsn=http://public@localhost:1/1",
                                "-cp",
                                path,
                                Program.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();

        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output))
                .contains("enabled: true")
                .doesNotContain("microprofile-health");
    }

    private static Map<String, Object> data(HealthCheck check) {
        return check.call().getData().orElseThrow();
    }
}
