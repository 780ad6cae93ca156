/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ServiceConfigurationError;
import java.util.logging.ErrorManager;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Breadcrumb;
import org.ravenee.Event;
import org.ravenee.Level;
import org.ravenee.spi.ContextManager;
import org.ravenee.spi.RequestContext;
import org.ravenee.testkit.LoopbackServer;
import org.ravenee.testkit.Recorder;
import org.ravenee.testkit.RecordingTransport;

@Timeout(60)
class RavenHandlerTest {

    private final Recorder recorder = new Recorder();
    private final RavenHandler handler = new RavenHandler(recorder.client());
    private final Logger logger = Logger.getLogger("com.acme.shop");

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.setLevel(java.util.logging.Level.ALL);
        logger.addHandler(handler);
    }

    @AfterEach
    void close() {
        logger.removeHandler(handler);
        recorder.close();
    }

    private static void log(
            Logger to, java.util.logging.Level level, String message, Object... params) {
        LogRecord record = new LogRecord(level, message);
        record.setLoggerName(to.getName());
        record.setParameters(params);
        to.log(record);
    }

    @Test
    void aSevereRecordIsAnEvent() {
        logger.severe("disk full");

        Event event = recorder.event();
        assertThat(event.logger()).isEqualTo("com.acme.shop");
        assertThat(event.level()).isEqualTo(Level.ERROR);
        assertThat(event.message().message()).isEqualTo("disk full");
    }

    @Test
    void anInfoRecordIsABreadcrumbOfTheNextEvent() {
        logger.info("step one");
        logger.fine("too fine");
        recorder.client().captureMessage("m");

        Breadcrumb crumb = recorder.event().breadcrumbs().get(0);
        assertThat(recorder.event().breadcrumbs()).hasSize(1);
        assertThat(crumb.category()).isEqualTo("com.acme.shop");
        assertThat(crumb.message()).isEqualTo("step one");
        assertThat(crumb.level()).isEqualTo(Level.INFO);
    }

    @Test
    void bothLevelsCanBeSet() {
        handler.setLevel(java.util.logging.Level.WARNING);
        handler.setBreadcrumbLevel(java.util.logging.Level.FINE);
        logger.fine("fine");
        logger.warning("warned");

        assertThat(recorder.event().level()).isEqualTo(Level.WARNING);
        assertThat(recorder.event().breadcrumbs())
                .extracting(Breadcrumb::message)
                .containsExactly("fine");
    }

    @Test
    void theTemplateOfAMessageFormatIsKept() {
        log(logger, java.util.logging.Level.SEVERE, "order {0} of {1}", 7, "Ada");

        assertThat(recorder.event().message().message()).isEqualTo("order {0} of {1}");
        assertThat(recorder.event().message().params()).containsExactly("7", "Ada");
        assertThat(recorder.event().message().formatted()).isEqualTo("order 7 of Ada");
    }

    @Test
    void theTemplateOfAPrintfIsKept() {
        log(logger, java.util.logging.Level.SEVERE, "order %d of %s", 7, "Ada");

        assertThat(recorder.event().message().message()).isEqualTo("order %d of %s");
        assertThat(recorder.event().message().formatted()).isEqualTo("order 7 of Ada");
    }

    @Test
    void aTemplateThatDoesNotFitIsShownAsItIs() {
        log(logger, java.util.logging.Level.SEVERE, "order %d", "not a number");

        assertThat(recorder.event().message().message()).isEqualTo("order %d");
    }

    @Test
    void aKeyIsLookedUpInTheBundleOfItsLogger() {
        LogRecord record = new LogRecord(java.util.logging.Level.SEVERE, "shop.001");
        ResourceBundle bundle =
                new ListResourceBundle() {
                    @Override
                    protected Object[][] getContents() {
                        return new Object[][] {{"shop.001", "No stock of {0}"}};
                    }
                };
        record.setResourceBundle(bundle);
        record.setParameters(new Object[] {"tea"});
        handler.publish(record);

        assertThat(recorder.event().message().formatted()).isEqualTo("No stock of tea");
    }

    @Test
    void aRecordWithAnExceptionIsAnEventOfIt() {
        logger.log(
                java.util.logging.Level.SEVERE,
                "could not ship",
                new IllegalStateException("no stock"));

        Event event = recorder.event();
        assertThat(event.exceptions().get(0).value()).isEqualTo("no stock");
        assertThat(event.exceptions().get(0).mechanism().type()).isEqualTo("auto.log.jul");
        assertThat(event.message().message()).isEqualTo("could not ship");
    }

    @Test
    void aFailureLoggedAndCapturedIsOneEvent() {
        RuntimeException failure = new IllegalStateException("no stock");
        logger.log(java.util.logging.Level.SEVERE, "could not ship", failure);
        recorder.client().captureException(failure);
        logger.log(java.util.logging.Level.SEVERE, "again", new IllegalArgumentException(failure));

        assertThat(recorder.events()).hasSize(1);
    }

    @Test
    void threadsOfTheApplicationMayHaveAnyName() throws InterruptedException {
        Thread importer = new Thread(() -> logger.severe("import failed"), "raven-importer");
        importer.start();
        importer.join();

        assertThat(recorder.event().message().message()).isEqualTo("import failed");
    }

    @Test
    void aRecordLoggedWhileAnEventIsSentIsNoEvent() {
        try (Recorder hooked =
                new Recorder(
                        options ->
                                options.loggingLevel("SEVERE")
                                        .processors(
                                                event -> {
                                                    Logger.getLogger("com.acme.any").severe("no");
                                                    return event;
                                                }))) {
            hooked.client().captureMessage("m");

            assertThat(hooked.event().message().message()).isEqualTo("m");
        }
    }

    @Test
    void aRecordBelowTheLevelsIsNotLookedAt() {
        handler.setFilter(
                record -> {
                    throw new AssertionError("looked at");
                });
        log(
                logger,
                java.util.logging.Level.FINE,
                "value {0}",
                new Object() {
                    @Override
                    public String toString() {
                        throw new AssertionError("shown");
                    }
                });

        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void aRecordThatIsNotToBeFormattedIsNot() {
        ExtLogRecord record =
                new ExtLogRecord(java.util.logging.Level.SEVERE, "100% {0}", "NO_FORMAT", Map.of());
        record.setParameters(new Object[] {"x"});
        handler.publish(record);

        assertThat(recorder.event().message().formatted()).isNull();
        assertThat(recorder.event().message().params()).isEmpty();
    }

    @Test
    void aRecordLoggedWhileARecordIsHandledIsNoEvent() {
        Object logging =
                new Object() {
                    @Override
                    public String toString() {
                        logger.severe("from inside");
                        return "value";
                    }
                };
        log(logger, java.util.logging.Level.SEVERE, "value {0}", logging);

        assertThat(recorder.event().message().formatted()).isEqualTo("value value");
    }

    @Test
    void theClientsOwnRecordsAreNoEvents() {
        Logger own = Logger.getLogger("org.ravenee");
        own.addHandler(handler);
        try {
            own.severe("own");
        } finally {
            own.removeHandler(handler);
        }

        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void aFilterDecides() {
        handler.setFilter(record -> !record.getMessage().contains("noise"));
        logger.severe("noise");
        logger.severe("signal");

        assertThat(recorder.event().message().message()).isEqualTo("signal");
    }

    @Test
    void theHookMakesBreadcrumbsOfWhatAnybodyLogs() {
        try (Recorder hooked = new Recorder(options -> options.installLoggingHook(true))) {
            Logger any = Logger.getLogger("com.acme.any");
            any.info("step");
            hooked.client().captureMessage("m");
            assertThat(hooked.event().breadcrumbs())
                    .extracting(Breadcrumb::message)
                    .contains("step");
        }
    }

    @Test
    void theHookEndsWithItsClient() {
        int before = Logger.getLogger("").getHandlers().length;
        try (Recorder hooked = new Recorder(options -> options.installLoggingHook(true))) {
            assertThat(Logger.getLogger("").getHandlers()).hasSize(before + 1);
        }

        assertThat(Logger.getLogger("").getHandlers()).hasSize(before);
    }

    @Test
    void recordsBecomeEventsFromTheConfiguredLevelOn() {
        try (Recorder hooked = new Recorder(options -> options.loggingLevel("WARNING"))) {
            Logger.getLogger("com.acme.any").warning("warned");
            assertThat(hooked.event().message().message()).isEqualTo("warned");
            assertThat(hooked.event().breadcrumbs()).isEmpty();
        }
    }

    @Test
    void inAContainerOnlyTheDeploymentsOwnThreadsAreHeard() throws IOException {
        ClassLoader server = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader deployment = new URLClassLoader(new URL[0], server);
                URLClassLoader child = new URLClassLoader(new URL[0], deployment);
                URLClassLoader other = new URLClassLoader(new URL[0], server)) {
            Thread.currentThread().setContextClassLoader(deployment);
            Recorder hooked =
                    new Recorder(options -> options.inContainer(true).loggingLevel("SEVERE"));
            Logger any = Logger.getLogger("com.acme.any");
            any.severe("own");
            Thread.currentThread().setContextClassLoader(child);
            any.severe("child");
            Thread.currentThread().setContextClassLoader(other);
            any.severe("other");
            Thread.currentThread().setContextClassLoader(server);
            any.severe("server");

            assertThat(hooked.events())
                    .extracting(event -> event.message().message())
                    .containsExactly("own", "child");
            hooked.close();
        } finally {
            Thread.currentThread().setContextClassLoader(server);
        }
    }

    @Test
    void inAContainerTheRequestsOfTheDeploymentAreHeardWhicheverModuleLogs() throws IOException {
        ClassLoader server = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader web = new URLClassLoader(new URL[0], server);
                URLClassLoader enterpriseBeans = new URLClassLoader(new URL[0], server)) {
            Thread.currentThread().setContextClassLoader(web);
            Recorder hooked =
                    new Recorder(options -> options.inContainer(true).loggingLevel("SEVERE"));
            Logger any = Logger.getLogger("com.acme.any");
            Thread.currentThread().setContextClassLoader(enterpriseBeans);
            RequestContext request = ((ContextManager) hooked.client().context()).begin(null);
            any.severe("in a request");
            request.detach();
            any.severe("outside of requests");

            assertThat(hooked.event().message().message()).isEqualTo("in a request");
            hooked.close();
        } finally {
            Thread.currentThread().setContextClassLoader(server);
        }
    }

    @Test
    void aLoggingConfigurationIsAllItTakes() throws IOException {
        try (LoopbackServer server = new LoopbackServer()) {
            String name = RavenHandler.class.getName();
            String configuration =
                    String.join(
                            "\n",
                            "handlers = " + name,
                            name + ".dsn = " + server.dsn(),
                            name + ".level = WARNING",
                            name + ".breadcrumb-level = CONFIG",
                            ".level = ALL");
            LogManager.getLogManager()
                    .readConfiguration(
                            new ByteArrayInputStream(
                                    configuration.getBytes(StandardCharsets.UTF_8)));
            Logger any = Logger.getLogger("com.acme.configured");
            any.config("read settings");
            any.warning("warned");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(server.requests()).hasSize(1));
            assertThat(List.of(RecordingTransport.text(server.requests().get(0).body())))
                    .allMatch(text -> text.contains("warned") && text.contains("read settings"));
        } finally {
            LogManager.getLogManager().readConfiguration();
        }
    }

    /** A record of a logging framework that fails wherever it is asked. */
    private static final class FailingRecord extends LogRecord {
        private static final long serialVersionUID = 1L;
        private final String method;
        private final transient Throwable failure;

        FailingRecord(String method, Throwable failure) {
            super(java.util.logging.Level.SEVERE, "failed {0}");
            this.method = method;
            this.failure = failure;
        }

        private void called(String name) {
            if (name.equals(method)) {
                throw RavenHandlerTest.<RuntimeException>sneaky(failure);
            }
        }

        @Override
        public java.util.logging.Level getLevel() {
            called("getLevel");
            return super.getLevel();
        }

        @Override
        public String getLoggerName() {
            called("getLoggerName");
            return super.getLoggerName();
        }

        @Override
        public String getMessage() {
            called("getMessage");
            return super.getMessage();
        }

        @Override
        public Object[] getParameters() {
            called("getParameters");
            return super.getParameters();
        }

        @Override
        public Throwable getThrown() {
            called("getThrown");
            return super.getThrown();
        }

        @Override
        public ResourceBundle getResourceBundle() {
            called("getResourceBundle");
            return super.getResourceBundle();
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static List<Throwable> failures() {
        return List.of(
                new IllegalStateException(),
                new IOException(),
                new ServiceConfigurationError("none"),
                new StackOverflowError(),
                new OutOfMemoryError(),
                new ExceptionInInitializerError(),
                new NoClassDefFoundError(),
                new AssertionError());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getLevel",
                "getLoggerName",
                "getMessage",
                "getParameters",
                "getThrown",
                "getResourceBundle"
            })
    void nothingThatARecordThrowsReachesTheApplication(String method) {
        handler.setErrorManager(
                new ErrorManager() {
                    @Override
                    public synchronized void error(String message, Exception e, int code) {
                        throw new ServiceConfigurationError("no error manager");
                    }
                });
        for (Throwable failure : failures()) {
            handler.publish(new FailingRecord(method, failure));
        }
        logger.severe("next");

        assertThat(recorder.events())
                .extracting(event -> event.message().message())
                .endsWith("next");
    }

    @Test
    void nothingThatAFilterThrowsReachesTheApplication() {
        for (Throwable failure : failures()) {
            handler.setFilter(
                    record -> {
                        throw RavenHandlerTest.<RuntimeException>sneaky(failure);
                    });
            handler.publish(new LogRecord(java.util.logging.Level.SEVERE, "failed"));
        }
        handler.setFilter(null);
        logger.severe("next");

        assertThat(recorder.event().message().message()).isEqualTo("next");
    }

    @Test
    void anExceptionOfAParameterIsShownAsAMarkInTheMessage() {
        for (Throwable failure : failures()) {
            Object parameter =
                    new Object() {
                        @Override
                        public String toString() {
                            throw RavenHandlerTest.<RuntimeException>sneaky(failure);
                        }
                    };
            log(logger, java.util.logging.Level.SEVERE, "order {0}", parameter);
        }

        assertThat(recorder.events()).hasSize(failures().size());
        assertThat(recorder.events().get(2).message().formatted())
                .startsWith("order <")
                .contains("ServiceConfigurationError");
    }
}
