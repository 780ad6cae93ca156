/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.internal.delivery.DeliveryFactory;
import org.ravenee.testkit.LogCapture;

class StartupLogTest {

    private static final String DSN = "https://public:s3cr3t@sentry.example.com/1";

    @TempDir Path classes;

    private List<String> lines(Options.Builder options) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL[] path = {classes.toUri().toURL()};
        try (LogCapture log = new LogCapture();
                URLClassLoader application =
                        new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(application);
            Client.create(options.installLoggingHook(false).installSysHook(false).build()).close();
            return log.lines();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void aClientInAContainerTellsOnceWhatItReportsWhere() throws Exception {
        Options.Builder options =
                Options.builder()
                        .dsn(DSN)
                        .release("shop@2.1")
                        .environment("staging")
                        .integrations("cdi", "servlet")
                        .inContainer(true);

        assertThat(lines(options))
                .containsExactly(
                        "RAVEN-0040: Raven EE "
                                + DeliveryFactory.version()
                                + " reports to sentry.example.com; release: shop@2.1; environment:"
                                + " staging; integrations: cdi, servlet");
    }

    @Test
    void theReleaseOfAWebApplicationIsItsOwn() throws Exception {
        Path manifest = classes.resolve("shop.war/META-INF/MANIFEST.MF");
        Files.createDirectories(manifest.getParent());
        Files.writeString(manifest, "Implementation-Title: shop\nImplementation-Version: 3.0\n");
        classes = classes.resolve("shop.war");

        assertThat(lines(Options.builder().dsn(DSN).inContainer(true)))
                .singleElement()
                .asString()
                .contains("release: shop@3.0; environment: production; integrations: none");
    }

    @Test
    void aClientOfPlainJavaTellsNothing() throws Exception {
        assertThat(lines(Options.builder().dsn(DSN).inContainer(false))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDsnWithoutEffectIsAWarning(boolean inContainer) throws Exception {
        assertThat(lines(Options.builder().dsn(DSN).enabled(false).inContainer(inContainer)))
                .containsExactly(
                        "RAVEN-0041: sentry.enabled is false: nothing is reported to"
                                + " sentry.example.com");
        assertThat(lines(Options.builder().dsn(DSN).sampleRate(0).inContainer(inContainer)))
                .containsExactly(
                        "RAVEN-0042: sentry.sample-rate is 0: nothing is reported to"
                                + " sentry.example.com");
    }

    @Test
    void aClientThatIsSwitchedOffAndHasNoDsnTellsSoInOneLine() throws Exception {
        assertThat(lines(Options.builder().enabled(false)))
                .containsExactly("RAVEN-0002: sentry.enabled is false: nothing is reported");
    }

    @ParameterizedTest
    @CsvSource({
        "META-INF/microprofile-config.properties, sentry.dsn",
        "application.properties, sentry.dsn",
        "sentry.properties, dsn"
    })
    void aFileWithADsnThatIsNotReadIsAWarning(String file, String key) throws Exception {
        write(file, key + "=" + DSN);

        assertThat(lines(Options.builder()))
                .containsExactly(
                        "RAVEN-0043: No sentry.dsn: nothing is reported. "
                                + file
                                + " has one, which is not read here, or is blank in another place");
    }

    @ParameterizedTest
    @CsvSource({
        "META-INF/microprofile-config.properties, sentry.environment=test",
        "META-INF/microprofile-config.properties, sentry.dsn=",
        "META-INF/microprofile-config.properties, %prod.sentry.dsn=https://key@example.com/1",
        "application.properties, dsn=other",
        "application.properties, broken=\\u00zz"
    })
    void aFileWithoutADsnIsNoReasonToWarn(String file, String line) throws Exception {
        write(file, line);

        assertThat(lines(Options.builder()))
                .containsExactly("RAVEN-0001: No sentry.dsn: nothing is reported");
    }

    private void write(String file, String line) throws Exception {
        Path path = classes.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, line);
    }
}
