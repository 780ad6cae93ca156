/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ravenee.Client;
import org.ravenee.Dsn;
import org.ravenee.Options;
import org.ravenee.cdi.Captured;
import org.ravenee.cdi.internal.RavenExtension;
import org.ravenee.cdi.spi.Reporters;

class ConfigurationTest {

    private final Map<String, String> set = new TreeMap<>();

    private SeContainer start(Class<?>... beans) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new RavenExtension())
                .addBeanClasses(beans)
                .addBeanClasses(Somewhere.class)
                .initialize();
    }

    private void set(String key, String value) {
        System.setProperty(key, value);
        set.put(key, value);
    }

    @AfterEach
    void unset() {
        set.keySet().forEach(System::clearProperty);
        // The names of properties are read once for each configuration.
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
    }

    @Test
    void readsTheSettingsOfMicroProfileConfig() {
        set("sentry.dsn", "http://public@localhost/1");
        set("sentry.environment", "staging");
        set("sentry.tags.region", "eu");

        try (SeContainer container = start()) {
            Options options = Reporters.current().orElseThrow().options();
            assertThat(options.environment()).isEqualTo("staging");
            assertThat(options.tags()).containsEntry("region", "eu");
            assertThat(container.select(Client.class).get().getPublicDsn())
                    .hasValue("//public@localhost/1");
        }
    }

    @Test
    void sendsTheEventsOfAnApplicationInDevelopmentToAnInboxBesideIt() throws Exception {
        set("sentry.dev-inbox", "true");
        String events;

        try (SeContainer container = start()) {
            Client client = container.select(Client.class).get();
            client.captureException(new IllegalStateException("out of stock"));
            assertThat(client.flush(Duration.ofSeconds(30))).isTrue();
            Dsn dsn = Reporters.current().orElseThrow().options().dsn();
            assertThat(dsn).isNotNull();
            URI receiver = URI.create(dsn.toString());
            events = "http://127.0.0.1:" + receiver.getPort() + "/events.json";
            try (InputStream content = URI.create(events).toURL().openStream()) {
                assertThat(new String(content.readAllBytes(), UTF_8)).contains("out of stock");
            }
        }
        assertThatThrownBy(() -> URI.create(events).toURL().openStream())
                .isInstanceOf(ConnectException.class);
    }

    /** OpenWebBeans says why in its log, and takes no other container after one that failed. */
    @Test
    @Tag("weld")
    void failsTheDeploymentWithEverythingThatIsWrongAndNoSecret() {
        set("sentry.dsn", "https://public:s3cr3t@sentry.example.com");
        set("sentry.sample-rate", "many");
        set("sentry.queue-size", "0");

        assertThatThrownBy(() -> start().close())
                .hasStackTraceContaining("sentry.dsn")
                .hasStackTraceContaining("sentry.sample-rate = many")
                .hasStackTraceContaining("sentry.queue-size = 0: allowed is 1 to")
                .satisfies(thrown -> assertThat(thrown.toString()).doesNotContain("s3cr3t"));
    }

    /** MicroProfile Config answers as if the property were absent: reporting would be off. */
    @Test
    @Tag("weld")
    void failsTheDeploymentWithEveryExpressionThatIsNotResolvedAndNoSecret() {
        set("sentry.dsn", "https://public:s3cr3t@${shop.sentry.host}/1");
        set("sentry.release", "${shop.release}");
        set("sentry.tags.region", "${shop.region}");
        set("sentry.enabled", "${shop.reports");
        set("sentry.queue-size", "0");

        assertThatThrownBy(() -> start().close())
                .hasStackTraceContaining("expression ${shop.sentry.host} is not resolved")
                .hasStackTraceContaining("sentry.release = ${shop.release}: ")
                .hasStackTraceContaining("sentry.tags.region = ${shop.region}: ")
                .hasStackTraceContaining("sentry.enabled = ${shop.reports: ")
                .hasStackTraceContaining("sentry.queue-size = 0: ")
                .satisfies(thrown -> assertThat(trace(thrown)).doesNotContain("s3cr3t"));
    }

    @Test
    void deploysWithADsnThatIsNotResolvedAndNamesTheExpression() {
        set("sentry.dsn", "https://public:s3cr3t@${shop.sentry.host:${shop.host}}/1");

        try (LogLines log = new LogLines();
                SeContainer container = start()) {
            assertThat(container.select(Client.class).get().isEnabled()).isFalse();
            assertThat(log.all())
                    .filteredOn(line -> line.startsWith("WARNING"))
                    .singleElement(as(STRING))
                    .contains("RAVEN-1032", "${shop.sentry.host}")
                    .doesNotContain("s3cr3t");
        }
    }

    @Test
    @Tag("weld")
    void failsTheDeploymentWithAnExpressionThatRefersToItself() {
        set("sentry.release", "${sentry.release}");
        set("sentry.site", "${shop.site}");
        set("shop.site", "${shop.region}");

        assertThatThrownBy(() -> start().close())
                .hasStackTraceContaining("expression ${sentry.release} is not resolved")
                .hasStackTraceContaining("expression ${shop.site} is not resolved");
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    @Test
    void readsWhatExpressionsStandFor() {
        set("shop.sentry.host", "localhost");
        set("sentry.dsn", "http://public@${shop.sentry.host}/${shop.project:7}");
        set("sentry.send-default-pii", "on");
        set("sentry.enabled", "1");

        try (SeContainer container = start()) {
            Options options = Reporters.current().orElseThrow().options();
            assertThat(options.sendDefaultPii()).isTrue();
            assertThat(container.select(Client.class).get().getPublicDsn())
                    .hasValue("//public@localhost/7");
        }
    }

    @Test
    void anEmptyPropertySwitchesOffWhatAVariableSwitchesOn() {
        set("SENTRY_DSN", "http://public@localhost/1");
        set("sentry.dsn", "");

        try (SeContainer container = start()) {
            assertThat(container.select(Client.class).get().isEnabled()).isFalse();
        }
    }

    @Test
    void aTagOfAVariableIsOneTag() {
        set("sentry.tags.Region", "eu");
        set("SENTRY_TAGS_REGION", "eu");

        try (SeContainer container = start()) {
            assertThat(Reporters.current().orElseThrow().options().tags())
                    .containsExactly(Map.entry("Region", "eu"));
        }
    }

    @Test
    void worksWithoutADsnAndSendsNothing() {
        try (SeContainer container = start()) {
            Client client = container.select(Client.class).get();

            assertThat(client.isEnabled()).isFalse();
            assertThat(client.captureMessage("without a DSN").isPresent()).isFalse();
        }
    }

    @Test
    void takesTheOptionsThatTheApplicationProduces() {
        set("sentry.dsn", "http://public@configured/1");

        try (SeContainer container = start(OwnOptions.class)) {
            assertThat(container.select(Client.class).get().getPublicDsn())
                    .hasValue("//public@own/2");
        }
    }

    @Test
    void doesNotCheckAConfigurationThatTheApplicationReplaces() {
        set("sentry.sample-rate", "many");

        try (SeContainer container = start(OwnOptions.class)) {
            assertThat(container.select(Client.class).get().isEnabled()).isTrue();
        }
    }

    @Test
    void takesTheClientThatTheApplicationProduces() {
        try (SeContainer container = start(OwnClient.class)) {
            assertThat(container.select(Client.class).get().getPublicDsn())
                    .hasValue("//public@theirs/3");
            assertThat(Reporters.current().orElseThrow().client().getPublicDsn())
                    .hasValue("//public@theirs/3");
        }
    }

    @Test
    void leavesAClientAloneThatIsAskedForByAQualifier() {
        set("sentry.dsn", "http://public@configured/1");

        try (SeContainer container = start(AuditBeans.class)) {
            assertThat(container.select(Client.class).get().getPublicDsn())
                    .hasValue("//public@configured/1");
            assertThat(Reporters.current().orElseThrow().client().getPublicDsn())
                    .hasValue("//public@configured/1");
            assertThat(container.select(Client.class, new Audit.Literal()).get().getPublicDsn())
                    .hasValue("//public@audit/4");
        }
    }

    @Test
    void leavesOptionsAloneThatAreAskedForByAQualifier() {
        set("sentry.environment", "staging");

        try (SeContainer container = start(AuditBeans.class)) {
            assertThat(Reporters.current().orElseThrow().options().environment())
                    .isEqualTo("staging");
            assertThat(container.select(Options.class, new Audit.Literal()).get().environment())
                    .isEqualTo("audit");
        }
    }

    @Test
    void enablesNothingByItselfWhereBeansXmlIsToDecide() {
        set("sentry.captured", "beans.xml");

        try (SeContainer container = start(CountingClient.class, Fragile.class)) {
            CountingClient counting = container.select(CountingClient.class).get();
            assertThatThrownBy(() -> container.select(Fragile.class).get().fail())
                    .hasMessage("fragile");
            assertThat(counting.count()).isZero();
        }
    }

    @Test
    void enablesTheInterceptorByItselfOtherwise() {
        try (SeContainer container = start(CountingClient.class, Fragile.class)) {
            CountingClient counting = container.select(CountingClient.class).get();
            assertThatThrownBy(() -> container.select(Fragile.class).get().fail())
                    .hasMessage("fragile");
            assertThat(counting.count()).isOne();
        }
    }

    @Test
    void closesTheClientWithTheContainer() {
        set("sentry.dsn", "http://public@localhost/1");
        Client client;
        try (SeContainer container = start()) {
            client = Reporters.current().orElseThrow().client();
            assertThat(client.isEnabled()).isTrue();
        }

        assertThat(client.isEnabled()).isFalse();
    }

    @Test
    void countsThePackagesOfBeansAsTheApplication() {
        try (SeContainer container = start()) {
            assertThat(Reporters.current().orElseThrow().options().inAppIncludes())
                    .containsExactly("com.example.container");
        }
    }

    @ApplicationScoped
    static class Somewhere {}

    @ApplicationScoped
    static class OwnOptions {
        @Produces
        Options options() {
            return Options.builder().dsn("http://public@own/2").build();
        }
    }

    @ApplicationScoped
    static class OwnClient {
        @Produces
        @ApplicationScoped
        Client client() {
            return Client.create(Options.builder().dsn("http://public@theirs/3").build());
        }
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Audit {

        @SuppressWarnings("all") // an annotation literal implements its annotation, as CDI asks
        final class Literal extends AnnotationLiteral<Audit> implements Audit {}
    }

    @ApplicationScoped
    static class AuditBeans {

        @Produces
        @Audit
        @ApplicationScoped
        Client client() {
            return Client.create(Options.builder().dsn("http://public@audit/4").build());
        }

        @Produces
        @Audit
        @Dependent
        Options options() {
            return Options.builder().environment("audit").build();
        }
    }

    /** Keeps the reported events. */
    @ApplicationScoped
    static class CountingClient {

        private final Recording recording = new Recording();

        @Produces
        @ApplicationScoped
        Client client() {
            return Client.create(recording.options());
        }

        int count() {
            return recording.events().size();
        }
    }

    @Captured
    @Dependent
    static class Fragile {
        void fail() {
            throw new IllegalStateException("fragile");
        }
    }
}
