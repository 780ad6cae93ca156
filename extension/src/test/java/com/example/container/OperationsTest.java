/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.cdi.internal.ClientRegistration;
import org.ravenee.cdi.internal.RavenExtension;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.cdi.standalone.StandaloneApplication;

/** The log lines of the start and the MBean, which operators see. */
class OperationsTest {

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final LogLines log = new LogLines();
    private final Set<String> set = new TreeSet<>();

    @AfterEach
    void reset() {
        log.close();
        set.forEach(System::clearProperty);
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
    }

    private void set(String key, String value) {
        System.setProperty(key, value);
        set.add(key);
    }

    private static SeContainer start() {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new RavenExtension())
                .addBeanClasses(Shop.class)
                .initialize();
    }

    /** A bean of the application. */
    public static class Shop {}

    @Test
    void theStartIsToldOnceWithTheIntegrations() {
        set("sentry.dsn", "http://public:s3cr3t@localhost/1");
        set("sentry.release", "shop@1.0");

        try (SeContainer container = start()) {
            container.select(Client.class).get().isEnabled();

            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .startsWith("INFO RAVEN-0040: Raven EE ")
                    .contains(" reports to localhost; release: shop@1.0; environment: production;")
                    .contains(
                            "integrations: cdi, logging, microprofile-config, microprofile-context");
            assertThat(Reporters.current().orElseThrow().options().integrations())
                    .contains("cdi", "microprofile-config");
        }
    }

    @Test
    void anApplicationWithoutADsnIsToldInOneLine() {
        try (SeContainer container = start()) {
            container.select(Client.class).get().isEnabled();
        }

        assertThat(log.all())
                .containsExactly("INFO RAVEN-0001: No sentry.dsn: nothing is reported");
    }

    @Test
    void anApplicationThatIsSwitchedOffAndHasADsnIsWarned() {
        set("sentry.dsn", "http://public@localhost/1");
        set("sentry.enabled", "false");

        try (SeContainer container = start()) {
            container.select(Client.class).get().isEnabled();
        }

        assertThat(log.all())
                .containsExactly(
                        "WARNING RAVEN-0041: sentry.enabled is false: nothing is reported to"
                                + " localhost");
    }

    @Test
    void anApplicationThatSeesCdiAndRunsWithoutItIsWarned() {
        set("sentry.dsn", "http://public@localhost/1");

        ClassLoader loader = getClass().getClassLoader();
        try (StandaloneApplication application =
                StandaloneApplication.start(loader, "/shop", List.of("com.example"))) {
            assertThat(application.reporter().options().integrations())
                    .contains("microprofile-config")
                    .doesNotContain("cdi", "microprofile-context-propagation");
            assertThat(names()).containsExactly("/shop");
        }

        assertThat(names()).isEmpty();
        assertThat(log.all())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("INFO RAVEN-0040: "))
                .anyMatch(line -> line.startsWith("WARNING RAVEN-1030: CDI is not active"));
    }

    private Set<String> names() {
        try {
            Set<String> names = new TreeSet<>();
            for (ObjectName name :
                    server.queryNames(new ObjectName("org.ravenee:type=Client,*"), null)) {
                names.add(name.getKeyProperty("name"));
            }
            return names;
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anMBeanShowsTheNumbersOfTheClientUntilTheApplicationEnds() throws Exception {
        set("sentry.dsn", "http://public@localhost:1/1");
        set("sentry.sample-rate", "0");
        try (SeContainer container = start()) {
            container.select(Client.class).get().captureMessage("sampled out");

            assertThat(names()).hasSize(1);
            ObjectName name =
                    server.queryNames(new ObjectName("org.ravenee:type=Client,*"), null)
                            .iterator()
                            .next();
            assertThat(server.getAttribute(name, "Enabled")).isEqualTo(true);
            assertThat(server.getAttribute(name, "Accepted")).isEqualTo(0L);
            assertThat(server.getAttribute(name, "Queued")).isEqualTo(0L);
            assertThat(server.getAttribute(name, "LastOutcome")).isEqualTo("");
            assertThat(server.getAttribute(name, "Refused").toString()).contains("sample_rate");
            assertThat(server.getMBeanInfo(name).getAttributes()).hasSize(8);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void applicationsOfOneNameHaveAnMBeanEach() {
        try (Client client = Client.create(Options.builder().build());
                ClientRegistration first = new ClientRegistration("shop.war", client);
                ClientRegistration second = new ClientRegistration("shop.war", client);
                ClientRegistration odd = new ClientRegistration("a=b,c:*?\"", client);
                ClientRegistration none = new ClientRegistration("", client)) {
            assertThat(List.of(first, second, odd, none)).isNotNull();
            assertThat(names())
                    .containsExactlyInAnyOrder(
                            "shop.war",
                            "shop.war 2",
                            ObjectName.quote("a=b,c:*?\""),
                            "application");
        }
        assertThat(names()).isEmpty();
    }

    /** Registers a client in a process of its own. */
    public static final class Program {
        public static void main(String[] arguments) {
            try (Client client = Client.create(Options.builder().build());
                    ClientRegistration registration = new ClientRegistration("shop", client)) {
                System.out.println("works with " + registration.getClass().getSimpleName());
            }
        }
    }

    @Test
    void anApplicationWorksWithoutJmx(@TempDir Path directory) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--limit-modules=java.logging,java.net.http", "-cp"));
        command.addAll(List.of(System.getProperty("java.class.path"), Program.class.getName()));
        Path output = directory.resolve("output");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();

        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("works with ClientRegistration");
    }
}
