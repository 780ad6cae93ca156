/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Envelope;
import org.ravenee.Event;
import org.ravenee.Level;
import org.ravenee.Options;
import org.ravenee.Transport;
import org.ravenee.User;
import org.ravenee.testkit.LoopbackServer;
import org.ravenee.testkit.Recorder;
import org.ravenee.testkit.RecordingTransport;

@Timeout(60)
class UncaughtExceptionsTest {

    private final Thread.UncaughtExceptionHandler before =
            Thread.getDefaultUncaughtExceptionHandler();
    private final List<Throwable> seen = new ArrayList<>();
    private final Thread.UncaughtExceptionHandler previous = (thread, e) -> seen.add(e);

    @BeforeEach
    void installAHandlerOfTheApplication() {
        Thread.setDefaultUncaughtExceptionHandler(previous);
    }

    @AfterEach
    void restore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private static Recorder recorder() {
        return new Recorder(options -> options.installSysHook(true));
    }

    private static void fail(RuntimeException failure) throws InterruptedException {
        Thread thread =
                new Thread(
                        () -> {
                            throw failure;
                        });
        thread.start();
        thread.join();
    }

    @Test
    void anUncaughtExceptionIsFatal() throws InterruptedException {
        try (Recorder recorder = recorder()) {
            fail(new IllegalStateException("boom"));

            Event event = recorder.event();
            assertThat(event.level()).isEqualTo(Level.FATAL);
            assertThat(event.exceptions().get(0).mechanism().handled()).isFalse();
            assertThat(event.exceptions().get(0).mechanism().type()).startsWith("auto.uncaught");
            assertThat(event.threads().get(0).crashed()).isTrue();
        }
    }

    @Test
    void aThreadThatDiesHasTheUserTagsAndBreadcrumbsOfMain() throws InterruptedException {
        try (Recorder recorder = recorder()) {
            Client client = recorder.client();
            Thread main =
                    new Thread(
                            () -> {
                                client.userContext(User.of("service"));
                                client.tagsContext(Map.of("node", "a"));
                                client.captureBreadcrumb("started");
                            },
                            "main");
            main.start();
            main.join();
            fail(new IllegalStateException("boom"));

            Event event = recorder.event();
            assertThat(event.user()).extracting(User::id).isEqualTo("service");
            assertThat(event.tags()).containsEntry("node", "a");
            assertThat(event.breadcrumbs()).extracting(Breadcrumb::message).contains("started");
        }
    }

    @Test
    void theHandlerThatWasThereHasItsTurn() throws InterruptedException {
        RuntimeException failure = new IllegalStateException("boom");
        try (Recorder recorder = recorder()) {
            fail(failure);

            assertThat(seen).containsExactly(failure);
            assertThat(recorder.events()).hasSize(1);
        }
    }

    @Test
    void theHandlerThatWasThereHasItsTurnWhateverReportingRaises() throws InterruptedException {
        RuntimeException failure = new IllegalStateException("boom");
        Client raising =
                Client.create(
                        Options.builder()
                                .dsn("https://public@raven.invalid/1")
                                .installSysHook(true)
                                .transport("sync")
                                .transport(new RefusingTransport())
                                .raiseSendErrors(true)
                                .build());
        fail(failure);
        raising.close();

        assertThat(seen).containsExactly(failure);
    }

    private static final class RefusingTransport implements Transport {
        @Override
        public Result send(Envelope envelope) {
            return Result.rejected("no");
        }

        @Override
        public void close() {}
    }

    @Test
    void twoClientsBothReport() throws InterruptedException {
        try (Recorder first = recorder();
                Recorder second = recorder()) {
            fail(new IllegalStateException("boom"));

            assertThat(first.events()).hasSize(1);
            assertThat(second.events()).hasSize(1);
            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void anExceptionReportedBeforeItEscapesIsOneEvent() throws InterruptedException {
        try (Recorder recorder = recorder()) {
            RuntimeException failure = new IllegalStateException("boom");
            recorder.client().captureException(failure);
            fail(failure);

            assertThat(recorder.events()).hasSize(1);
        }
    }

    @Test
    void aClosedClientLeavesNothingBehind() {
        Recorder first = recorder();
        Recorder second = recorder();
        first.close();
        second.close();

        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(previous);
    }

    @Test
    void aHandlerThatWasInstalledLaterStaysInPlace() throws InterruptedException {
        Recorder recorder = recorder();
        Thread.UncaughtExceptionHandler raven = Thread.getDefaultUncaughtExceptionHandler();
        Thread.UncaughtExceptionHandler later = raven::uncaughtException;
        Thread.setDefaultUncaughtExceptionHandler(later);
        recorder.close();

        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(later);
        fail(new IllegalStateException("boom"));
        assertThat(seen).hasSize(1);
    }

    @Test
    void nothingIsInstalledWhereItIsSwitchedOff() {
        try (Recorder recorder = new Recorder(options -> options.installSysHook(false))) {
            assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(previous);
        }
    }

    @Test
    void nothingIsInstalledInAContainerUnlessItIsConfigured() {
        Options.Builder container = Options.builder().inContainer(true);

        assertThat(container.build().installSysHook()).isFalse();
        assertThat(container.installSysHook(true).build().installSysHook()).isTrue();
        assertThat(Options.builder().build().installSysHook()).isTrue();
    }

    /** Runs in a JVM of its own, which ends with an exception and without a call of close(). */
    public static final class Program {
        public static void main(String[] arguments) {
            Client client = Client.create(arguments[0]);
            client.captureMessage("before the end");
            throw new IllegalStateException("the end");
        }
    }

    @Test
    void theJvmDoesNotEndBeforeItIsDelivered() throws IOException, InterruptedException {
        try (LoopbackServer server = new LoopbackServer()) {
            Process process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Dsentry.shutdown-timeout=40s",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Program.class.getName(),
                                    server.dsn())
                            .redirectErrorStream(true)
                            .start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(30, TimeUnit.SECONDS);

            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(output).contains("Exception in thread \"main\"", "the end");
            assertThat(server.requests())
                    .extracting(request -> RecordingTransport.text(request.body()))
                    .anyMatch(text -> text.contains("before the end"))
                    .anyMatch(text -> text.contains("the end") && text.contains("\"fatal\""));
        }
    }
}
