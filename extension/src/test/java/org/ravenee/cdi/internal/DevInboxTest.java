/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.cdi.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Dsn;
import org.ravenee.Options;

class DevInboxTest {

    private static final ClassLoader WITH_INBOX = DevInboxTest.class.getClassLoader();
    private static final ClassLoader WITHOUT_INBOX = ClassLoader.getPlatformClassLoader();
    private static final int USUAL_PORT = 9099;

    private final DevInbox inbox = new DevInbox();

    /** A strong reference: java.util.logging drops unreferenced loggers and their handlers. */
    private final Logger logger = Logger.getLogger("org.ravenee");

    private final List<String> logged = new ArrayList<>();
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord entry) {
                    logged.add(entry.getLevel() + " " + new SimpleFormatter().formatMessage(entry));
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void close() {
        logger.removeHandler(handler);
        inbox.close();
        System.clearProperty("mp.config.profile");
        releaseConfig();
    }

    private static void releaseConfig() {
        for (ClassLoader loader : List.of(WITH_INBOX, WITHOUT_INBOX)) {
            ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig(loader));
        }
    }

    private static Options.Builder asked() {
        return Options.builder().devInbox(true);
    }

    @Test
    void becomesTheReceiverOfAnApplicationWithoutADsn() throws Exception {
        Dsn dsn = inbox.connect(asked().build(), WITH_INBOX).dsn();

        assertThat(dsn).isNotNull();
        String page = page(dsn);
        assertThat(read(page)).contains("Raven Inbox");
        assertThat(logged)
                .containsExactly(
                        "INFO RAVEN-1011: The inbox shows the events of this application at "
                                + page);
        inbox.close();
        assertThatThrownBy(() -> read(page)).isInstanceOf(IOException.class);
    }

    @Test
    void isSharedByTheModulesOfADeployment() {
        Dsn first = inbox.connect(asked().build(), WITH_INBOX).dsn();
        Dsn second = inbox.connect(asked().build(), WITH_INBOX).dsn();

        assertThat(first).isNotNull().isEqualTo(second);
        assertThat(logged).hasSize(1);
    }

    @Test
    void takesAnotherPortWhereItsUsualOneIsTaken() throws Exception {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        try (ServerSocket taken = new ServerSocket()) {
            try {
                taken.bind(new InetSocketAddress(loopback, USUAL_PORT));
            } catch (BindException e) {
                // Another process has taken it.
            }
            Dsn dsn = inbox.connect(asked().build(), WITH_INBOX).dsn();

            assertThat(dsn).isNotNull();
            assertThat(page(dsn)).doesNotContain(":" + USUAL_PORT);
            assertThat(read(page(dsn))).contains("Raven Inbox");
        }
    }

    @Test
    void isNotStartedUnlessItIsAskedFor() {
        assertThat(inbox.connect(Options.builder().build(), WITH_INBOX).dsn()).isNull();
        assertThat(inbox.connect(asked().enabled(false).build(), WITH_INBOX).dsn()).isNull();
        assertThat(logged).isEmpty();
    }

    @Test
    void isNotStartedWhereADsnIsSet() {
        Options options = asked().dsn("https://key@sentry.example.com/1").build();

        assertThat(inbox.connect(options, WITH_INBOX)).isSameAs(options);
        assertThat(logged)
                .singleElement()
                .asString()
                .startsWith("INFO RAVEN-1009: sentry.dev-inbox is ignored");
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "Production", "prod"})
    void isNotStartedInAnEnvironmentThatIsSetToProduction(String environment) {
        Options options = asked().environment(environment).build();

        assertThat(inbox.connect(options, WITH_INBOX)).isSameAs(options);
        assertThat(logged)
                .containsExactly(
                        "WARNING RAVEN-1010: sentry.dev-inbox is ignored: sentry.environment is "
                                + environment
                                + ", and the inbox is for development");
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "staging", "preproduction"})
    void isStartedInOtherEnvironments(String environment) {
        Options options = asked().environment(environment).build();

        assertThat(inbox.connect(options, WITH_INBOX).dsn()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "production"})
    void isNotStartedInAProductionProfileOfMicroProfileConfig(String profile) {
        System.setProperty("mp.config.profile", profile);
        releaseConfig();

        assertThat(inbox.connect(asked().build(), WITH_INBOX).dsn()).isNull();
        assertThat(logged)
                .containsExactly(
                        "WARNING RAVEN-1010: sentry.dev-inbox is ignored: the profile of MicroProfile Config"
                                + " is "
                                + profile
                                + ", and the inbox is for development");
    }

    @Test
    void warnsThatItsJarIsMissing() {
        assertThat(inbox.connect(asked().build(), WITHOUT_INBOX).dsn()).isNull();
        assertThat(inbox.connect(asked().build(), WITHOUT_INBOX).dsn()).isNull();
        assertThat(logged)
                .containsExactly(
                        "WARNING RAVEN-1012: sentry.dev-inbox is ignored: the application does not contain"
                                + " org.ravenee:raven-inbox");
    }

    private static String page(Dsn dsn) {
        URI uri = URI.create(dsn.toString());
        return "http://" + uri.getHost() + ":" + uri.getPort() + "/";
    }

    private static String read(String uri) throws IOException {
        try (var content = URI.create(uri).toURL().openStream()) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }
}
