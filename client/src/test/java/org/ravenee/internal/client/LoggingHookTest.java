/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Client;
import org.ravenee.testkit.LoopbackServer;
import org.ravenee.testkit.RecordingTransport;

/** Processes that have logged nothing before they create their client. */
@Timeout(60)
class LoggingHookTest {

    /** Logs as soon as it has a client. */
    public static final class Program {
        public static void main(String[] arguments) {
            try (Client client = Client.create()) {
                Logger.getLogger("app").info("the first record");
                client.captureMessage("an event");
            }
        }
    }

    /** A handler that holds a client, as applications have them. */
    public static final class ApplicationsHandler extends Handler {

        static final Client CLIENT = Client.create();

        @Override
        public void publish(LogRecord record) {}

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Creates the client of its handler before the first log record. */
    public static final class ProgramWithHandler {
        public static void main(String[] arguments) {
            ApplicationsHandler.CLIENT.captureMessage("an event");
            ApplicationsHandler.CLIENT.close();
        }
    }

    @Test
    void theFirstRecordAfterTheClientWasCreatedIsABreadcrumb() throws Exception {
        assertThat(envelopes(Program.class)).contains("an event", "the first record");
    }

    @Test
    void aProgramWhoseHandlerHoldsAClientSendsItsEvents(@TempDir Path directory) throws Exception {
        Path configuration = directory.resolve("logging.properties");
        Files.writeString(configuration, "handlers = " + ApplicationsHandler.class.getName());

        assertThat(
                        envelopes(
                                ProgramWithHandler.class,
                                "-Djava.util.logging.config.file=" + configuration))
                .contains("an event");
    }

    /** Is initialised only with its client, while its formatter waits for it to be initialised. */
    public static final class ProgramWithFormatter {

        static final Client CLIENT = create();

        /** Has to do with the program. */
        public static final class Formatter extends SimpleFormatter {
            final Client client = CLIENT;
        }

        private static Client create() {
            String configuration =
                    "handlers = java.util.logging.ConsoleHandler\n"
                            + "java.util.logging.ConsoleHandler.formatter = "
                            + Formatter.class.getName();
            try {
                LogManager.getLogManager()
                        .readConfiguration(
                                new ByteArrayInputStream(
                                        configuration.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Client.create();
        }

        public static void main(String[] arguments) {
            CLIENT.captureMessage("an event");
            CLIENT.close();
        }
    }

    @Test
    void aProgramWhoseFormatterCreatesAClientSendsItsEvents() throws Exception {
        assertThat(envelopes(ProgramWithFormatter.class)).contains("an event");
    }

    /** A log manager, as applications have them. */
    public static final class ApplicationsManager extends LogManager {}

    /** Has a client before it says which log manager is its own. */
    public static final class ProgramWithManager {
        public static void main(String[] arguments) {
            try (Client client = Client.create()) {
                System.setProperty(
                        "java.util.logging.manager", ApplicationsManager.class.getName());
                client.captureMessage(LogManager.getLogManager().getClass().getSimpleName());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sentry.install-logging-hook=false",
                "sentry.enable-breadcrumbs=false",
                "sentry.logging.breadcrumb-level=OFF"
            })
    void loggingIsLeftAloneIfNothingThatIsLoggedIsWanted(String setting) throws Exception {
        assertThat(envelopes(ProgramWithManager.class, "-D" + setting))
                .contains("ApplicationsManager");
    }

    /** Returns the envelopes that a process sends until it ends. */
    private static String envelopes(Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        try (LoopbackServer server = new LoopbackServer()) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Dsentry.dsn=" + server.dsn());
            command.add("-Dsentry.shutdown-timeout=40s");
            command.addAll(List.of(arguments));
            command.add("-cp");
            command.add(System.getProperty("java.class.path"));
            command.add(program.getName());
            // Not read while it runs: a process that hangs does not end its output either.
            Path output = Files.createTempFile("program", ".out");
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            try {
                boolean ended = process.waitFor(30, TimeUnit.SECONDS);
                assertThat(ended).as(Files.readString(output)).isTrue();
                assertThat(process.exitValue()).as(Files.readString(output)).isZero();
            } finally {
                process.destroyForcibly();
                Files.delete(output);
            }
            StringBuilder sent = new StringBuilder();
            server.requests()
                    .forEach(request -> sent.append(RecordingTransport.text(request.body())));
            return sent.toString();
        }
    }
}
