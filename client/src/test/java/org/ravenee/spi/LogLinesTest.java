/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.ErrorManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Dsn;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.Options;
import org.ravenee.Transport;
import org.ravenee.logging.RavenHandler;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;
import org.ravenee.testkit.RecordingTransport;

/**
 * Provokes each line of the client that contains a text from outside: of a server, of the
 * configuration, of the application. None of them shows a secret or a control character.
 */
@Timeout(120)
class LogLinesTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static final String SECRET = "hunter2secret";

    /** A secret, a sequence that terminals obey, a forged line, and a direction override. */
    private static final String HOSTILE =
            "login with password=" + SECRET + " \u001b[31m\r\nSEVERE: forged \u202egnorw\u0007";

    @TempDir private Path directory;

    /** Does what leads to a line, and waits for it. */
    private interface Provocation {
        void provoke(BooleanSupplier isWritten) throws Exception;
    }

    private final List<DynamicTest> lines = new ArrayList<>();

    private void line(String expected, String what, Provocation provocation) {
        lines.add(
                dynamicTest(
                        what,
                        () -> {
                            try (LogCapture log = new LogCapture()) {
                                provocation.provoke(
                                        () -> log.lines().toString().contains(expected));
                                await().atMost(LONG)
                                        .untilAsserted(
                                                () ->
                                                        assertThat(log.lines().toString())
                                                                .contains(expected));
                                log.lines().forEach(LogLinesTest::isClean);
                            }
                        }));
    }

    /** A trace has line feeds and tabs of its own. */
    private static void isClean(String line) {
        String text = line.replaceAll("\n\t(at |\\.\\.\\. )", " ").replaceAll("\n(?=\\S)|\n$", " ");
        assertThat(text).doesNotContain(SECRET, "\nSEVERE", "\u202e");
        assertThat(text.chars().filter(Character::isISOControl)).as(text).isEmpty();
    }

    private Options.Builder options() {
        return new RecordingTransport().options();
    }

    private static Transport answering(Transport.Result result) {
        return envelope -> result;
    }

    private static void capture(Options.Builder options) {
        try (Client client = Client.create(options.build())) {
            client.captureMessage("test");
            client.flush(LONG);
        }
    }

    @TestFactory
    List<DynamicTest> showNoSecretsAndNoControlCharacters() {
        line(
                "Unknown key",
                "an unknown key",
                written -> Options.of(Map.of("sentry." + HOSTILE, "x")));
        line(
                "has no effect",
                "an unknown option of the DSN",
                written ->
                        capture(
                                options()
                                        .dsn(
                                                RecordingTransport.DSN
                                                        + "?password:"
                                                        + SECRET
                                                        + "=1")));
        for (String transport : List.of("async", "sync")) {
            line(
                    "could not be prepared",
                    "a processor that fails, " + transport,
                    written ->
                            capture(
                                    options()
                                            .transport(transport)
                                            .processors(
                                                    event -> {
                                                        throw new IllegalStateException(
                                                                HOSTILE, new Exception(HOSTILE));
                                                    })));
            line(
                    "refuses it",
                    "a refusal, " + transport,
                    written ->
                            capture(
                                    options()
                                            .transport(transport)
                                            .transport(
                                                    answering(
                                                            Transport.Result.rejected(HOSTILE)))));
            line(
                    "do not reach",
                    "a transport that fails, " + transport,
                    written -> {
                        Options.Builder failing =
                                options()
                                        .transport(transport)
                                        .shutdownTimeout(Duration.ZERO)
                                        .transport(
                                                (Envelope envelope) -> {
                                                    throw new IllegalStateException(HOSTILE);
                                                });
                        try (Client client = Client.create(failing.build())) {
                            client.captureMessage("test");
                            await().atMost(LONG).until(written::getAsBoolean);
                        }
                    });
        }
        line(
                "refuses it",
                "the text of a server",
                written -> {
                    try (FaultServer server = new FaultServer()) {
                        server.always(
                                FaultServer.status(
                                        400,
                                        "X-Sentry-Error: \u001b[31m password="
                                                + SECRET
                                                + " s3cr3tkey \u0007"));
                        capture(Options.builder().dsn(server.dsn()));
                    }
                });
        line(
                "do not reach",
                "where a server redirects to",
                written -> {
                    try (FaultServer server = new FaultServer()) {
                        server.always(
                                FaultServer.status(
                                        302, "Location: http://other.example/password=" + SECRET));
                        capture(Options.builder().dsn(server.dsn()).transport("sync"));
                    }
                });
        line(
                "could not be prepared",
                "a transport that cannot be closed",
                written ->
                        capture(
                                options()
                                        .transport(
                                                new Transport() {
                                                    @Override
                                                    public Result send(Envelope envelope) {
                                                        return Result.delivered();
                                                    }

                                                    @Override
                                                    public void close() {
                                                        throw new IllegalStateException(HOSTILE);
                                                    }
                                                })));
        line(
                "could not report something",
                "an event that cannot be read",
                written -> {
                    try (Client client = Client.create(options().build())) {
                        client.send(unreadable());
                    }
                });
        line(
                "cannot be used",
                "a spool that is no directory",
                written -> {
                    Path file = Files.createFile(directory.resolve("password=" + SECRET));
                    capture(options().transport("spool").spoolDirectory(file));
                });
        line(
                "set aside",
                "a file in the spool that is no event",
                written -> {
                    Path spool = Files.createDirectory(directory.resolve("spool"));
                    Files.writeString(
                            spool.resolve("password=" + SECRET + ".envelope"), "not an event");
                    capture(options().transport("spool").spoolDirectory(spool));
                });
        line(
                "Others may write",
                "a spool that others may write to",
                written -> {
                    Path spool = Files.createDirectory(directory.resolve("token=" + SECRET));
                    Files.setPosixFilePermissions(
                            spool, PosixFilePermissions.fromString("rwxrwxrwx"));
                    capture(options().transport("spool").spoolDirectory(spool));
                });
        return lines;
    }

    @SuppressWarnings("unchecked") // a list of texts where breadcrumbs belong
    private static Event unreadable() {
        List<?> texts = List.of(HOSTILE);
        return Event.builder().breadcrumbs((List<Breadcrumb>) texts).build();
    }

    @ParameterizedTest
    @CsvSource({
        "sentry.enabled, https://key:hunter2secret@example.com/1",
        "sentry.sample-rate, password=hunter2secret",
        "sentry.transport, Authorization: Bearer hunter2secret1A",
        "sentry.queue-size, https://key:hunter2secret@example.com/1",
        "sentry.queue-bytes, token=hunter2secret",
        "sentry.timeout, token=hunter2secret",
        "sentry.report-status, token=hunter2secret",
        "sentry.processors, https://key:hunter2secret@example.com/1",
        "sentry.max-request-body-size, token=hunter2secret",
        "sentry.logging.level, token=hunter2secret",
        "sentry.captured, token=hunter2secret",
        "sentry.scrub, token=hunter2secret",
        "sentry.dsn, https://key:hunter2secret@example.com",
        "sentry.dsn, https://key:hunter2secret@example.com/1?timeout=password:hunter2secret",
        "sentry.dsn, https://key:hunter2secret@example.com/1?ca_certs=password:hunter2secret",
        "sentry.proxy, http://joe:hunter2secret@proxy"
    })
    void errorsOfTheConfigurationShowNoSecretsAndNoControlCharacters(String key, String value) {
        for (String written : List.of(value, value + " \u001b[31m\u0007 x")) {
            IllegalArgumentException error =
                    catchThrowableOfType(
                            IllegalArgumentException.class,
                            () -> Client.create(Options.of(Map.of(key, written))).close());

            assertThat(error.getMessage()).contains(" = ");
            isClean(error.getMessage().replaceAll("\n  (?=sentry\\.)", " "));
        }
    }

    @Test
    void aHandlerOfJavaLoggingTellsItsFailureWithoutSecrets() {
        List<String> told = new ArrayList<>();
        RavenHandler handler = new RavenHandler(Client.create(options().build()));
        handler.setErrorManager(
                new ErrorManager() {
                    @Override
                    public void error(String message, Exception failure, int code) {
                        told.add(message + " " + failure);
                    }
                });
        handler.setFilter(
                record -> {
                    throw new IllegalStateException(HOSTILE);
                });
        handler.publish(new LogRecord(java.util.logging.Level.SEVERE, "test"));

        assertThat(told).singleElement().asString().contains("IllegalStateException");
        isClean(told.get(0));
    }

    private final OperatorLogger logger = new OperatorLogger();

    private static OperatorMessage warning(String text) {
        return OperatorMessage.warning(9999, text);
    }

    @Test
    void areWrittenWithTheirParameters() {
        try (LogCapture log = new LogCapture()) {
            logger.log(
                    warning("{1} of {0}: {2}, {3} {9} {x} {"),
                    Dsn.parse("https://key:secret@example.com/1"),
                    1234567,
                    "it's {0}",
                    null);

            assertThat(log.warnings())
                    .containsExactly(
                            "RAVEN-9999: 1234567 of https://key@example.com/1: it's {0},"
                                    + " null {9} {x} {");
        }
    }

    @Test
    void showAnExceptionAsItIsSaveForItsSecrets() {
        Exception suppressed = new Exception("closed too, token=" + SECRET);
        Exception failure =
                new IllegalStateException(
                        "cannot log in: password=" + SECRET,
                        new NumberFormatException("For input string: \"7x\""));
        failure.addSuppressed(suppressed);
        try (LogCapture log = new LogCapture()) {
            logger.logThrown(warning("It failed for {0}"), failure, "joe");

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("RAVEN-9999: It failed for joe")
                    .contains(
                            "\njava.lang.IllegalStateException: cannot log in: password=********",
                            "at org.ravenee.spi.LogLinesTest.showAnExceptionAsItIs",
                            "Suppressed: java.lang.Exception: closed too, token=********",
                            "Caused by: java.lang.NumberFormatException: For input string: \"7x\"")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void showNoSecretWhoseNameIsSplitByInvisibleCharacters() {
        try (LogCapture log = new LogCapture()) {
            logger.log(warning("{0}"), "pass\u0000word=" + SECRET);
            logger.log(warning("{0}"), "api\u200b_key: " + SECRET + "\nuser=bob");
            logger.log(warning("{0}"), "password=" + SECRET + "\nuser=bob");

            assertThat(log.warnings())
                    .containsExactly(
                            "RAVEN-9999: password=********",
                            "RAVEN-9999: api\\u200b_key: ********\\nuser=bob",
                            "RAVEN-9999: password=********\\nuser=bob");
        }
    }

    @Test
    void maskTheNamesThatTheApplicationAdds() {
        try (LogCapture log = new LogCapture()) {
            new OperatorLogger("org.ravenee", List.of("customer-no"))
                    .logThrown(
                            warning("{0}"), new Exception("CustomerNo=4711"), "customer_no: 4711");

            assertThat(log.lines().toString()).doesNotContain("4711");
        }
    }

    @Test
    void areBounded() {
        Throwable cause = new Exception("x".repeat(2_000_000));
        for (int i = 0; i < 10_000; i++) {
            cause = new Exception("x".repeat(100), cause);
            cause.setStackTrace(new StackTraceElement[0]);
        }
        try (LogCapture log = new LogCapture()) {
            logger.logThrown(warning("{0}"), cause, "x".repeat(2_000_000));
            logger.log(warning("{0}"), "x".repeat(3_990) + " password=" + SECRET);

            assertThat(log.lines()).hasSize(2).allMatch(line -> line.length() < 10_000);
            assertThat(log.lines().toString()).doesNotContain("hunter");
        }
    }

    @Test
    void areWrittenWhateverAnExceptionDoes() {
        Exception hostile =
                new Exception() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public String getMessage() {
                        throw new IllegalStateException(SECRET);
                    }

                    @Override
                    public synchronized Throwable getCause() {
                        throw new StackOverflowError();
                    }

                    @Override
                    public StackTraceElement[] getStackTrace() {
                        return new StackTraceElement[1];
                    }
                };
        try (LogCapture log = new LogCapture()) {
            logger.logThrown(warning("test"), hostile);

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("LogLinesTest$", "getMessage() failed", "IllegalStateException")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void doNotReachTheCallerWhereAHandlerFails() {
        java.util.logging.Logger parent = java.util.logging.Logger.getLogger("org.ravenee");
        java.util.logging.Handler failing =
                new java.util.logging.Handler() {
                    @Override
                    public void publish(LogRecord record) {
                        throw new AssertionError("no disk");
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        parent.addHandler(failing);
        try (LogCapture quiet = new LogCapture()) {
            logger.log(warning("test"));
        } finally {
            parent.removeHandler(failing);
        }
    }
}
