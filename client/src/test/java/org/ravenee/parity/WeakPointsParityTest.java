/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ravenee.parity.Table.LONG;
import static org.ravenee.testkit.FaultServer.hangingAfter;
import static org.ravenee.testkit.FaultServer.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.Mechanism;
import org.ravenee.StackFrame;
import org.ravenee.internal.selftest.Main;
import org.ravenee.testkit.FaultServer;
import org.ravenee.testkit.LogCapture;

/** Complaints of Raven's users whose tests take a process, a server or much memory. */
class WeakPointsParityTest {

    private static final int MOST_BYTES = 1_000_000;

    @TempDir private Path directory;

    @TestFactory
    Table size() {
        Table t = new Table();
        t.row(
                "w4 nothing is too large to be sent: breadcrumbs",
                r -> {
                    List<String> large = Collections.nCopies(50, "x".repeat(1_000));
                    for (int i = 0; i < 100; i++) {
                        String step = "step " + i;
                        r.client().captureBreadcrumb(c -> c.message(step).data("x", large));
                    }
                    r.client().captureMessage("m");
                    assertThat(r.payloads().get(0)).hasSizeLessThan(MOST_BYTES).contains("step 99");
                });
        t.row(
                "w4, w22 nothing is too large to be sent: a body",
                r -> {
                    r.client()
                            .httpContext(
                                    Table.request()
                                            .data(Collections.nCopies(50, "x".repeat(1 << 20)))
                                            .build());
                    r.client().captureMessage("m");
                    assertThat(r.event().request().url()).isNotNull();
                    assertThat(r.payloads().get(0)).hasSizeLessThan(MOST_BYTES);
                });
        t.row(
                "w22 a body of text is kept in full where it fits",
                r -> {
                    String body = "x".repeat(10_000);
                    r.client().httpContext(Table.request().data(body).build());
                    r.client().captureMessage("m");
                    assertThat(r.event().request().data()).isEqualTo(body);
                });
        t.row(
                "w13 where an event is too large, the application's frames are bared last",
                r -> {
                    List<StackFrame> frames = new ArrayList<>();
                    for (int i = 0; i < 100; i++) {
                        frames.add(frame("org.framework.Call" + i, false, "x".repeat(20_000)));
                    }
                    frames.add(50, frame("com.acme.Shop", true, "small"));
                    r.client()
                            .send(
                                    Event.builder()
                                            .exceptions(
                                                    List.of(
                                                            ExceptionValue.of(
                                                                    "Foo",
                                                                    "foo",
                                                                    null,
                                                                    1,
                                                                    Mechanism.GENERIC,
                                                                    frames)))
                                            .build());
                    assertThat(r.payloads().get(0))
                            .hasSizeLessThan(MOST_BYTES)
                            .contains("com.acme.Shop", "\"vars\":{\"x\":\"small\"}")
                            .contains("org.framework.Call0", "org.framework.Call99");
                });
        t.row(
                "w9 breadcrumbs do not keep objects alive",
                r -> {
                    WeakReference<Object> gone = breadcrumbOfAnObject(r.client());
                    await().atMost(LONG)
                            .until(
                                    () -> {
                                        System.gc();
                                        return gone.get() == null;
                                    });
                    assertThat(r.client().context().snapshot().breadcrumbs().get(0).data())
                            .containsEntry("value", "large");
                });
        return t;
    }

    private static StackFrame frame(String module, boolean inApp, String value) {
        return StackFrame.of(module, "call", null, 1, inApp, null, Map.of("x", value));
    }

    private static WeakReference<Object> breadcrumbOfAnObject(Client client) {
        Object large =
                new Object() {
                    @Override
                    public String toString() {
                        return "large";
                    }
                };
        Consumer<Breadcrumb.Builder> with = c -> c.message("step").data("value", large);
        client.captureBreadcrumb(with);
        return new WeakReference<>(large);
    }

    /** Ends without closing anything. */
    public static final class Program {
        public static void main(String[] arguments) {
            Client client = Client.create(arguments[0]);
            for (int i = 0; i < 5; i++) {
                client.captureMessage("m");
            }
        }
    }

    private Process start(String dsn, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(Program.class.getName(), dsn));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
    }

    @TestFactory
    Table processes() {
        Table t = new Table();
        t.row(
                "w5 the end of a process delivers, and prints nothing",
                () -> {
                    try (FaultServer server = new FaultServer()) {
                        Process process = start(server.dsn(), "-Dsentry.shutdown-timeout=40s");
                        assertThat(process.waitFor()).isZero();
                        assertThat(server.eventIds()).hasSize(5);
                        assertThat(directory.resolve("out")).isEmptyFile();
                    }
                });
        t.row(
                "w5 the end of a process does not wait for a server that says nothing",
                () -> {
                    try (FaultServer server = new FaultServer()) {
                        server.always(hangingAfter(""));
                        Process process =
                                start(
                                        server.dsn(),
                                        "-Dsentry.timeout=600s",
                                        "-Dsentry.shutdown-timeout=100ms");
                        assertThat(process.waitFor(60, java.util.concurrent.TimeUnit.SECONDS))
                                .isTrue();
                        assertThat(directory.resolve("out")).isEmptyFile();
                    }
                });
        return t;
    }

    /** Returns the exit code of the self-test, followed by its output. */
    private static String selfTest(String... arguments) throws ReflectiveOperationException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        // Running main would end this process.
        Method run = Main.class.getDeclaredMethod("run", String[].class, PrintStream.class);
        run.setAccessible(true);
        try (LogCapture quiet = new LogCapture()) {
            Object code =
                    run.invoke(
                            null, arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
            return code + " " + output.toString(StandardCharsets.UTF_8);
        }
    }

    @TestFactory
    Table selfTest() {
        Table t = new Table();
        t.row(
                "w24, w11 the self-test says that the server has the event, and no secret",
                () -> {
                    try (FaultServer server = new FaultServer()) {
                        assertThat(selfTest("test", server.dsn()))
                                .startsWith("0 ")
                                .contains("Delivered: event " + server.eventIds().get(0))
                                .doesNotContain("s3cr3tkey");
                    }
                });
        t.row(
                "w24, w11 the self-test says that the server refused, and no secret",
                () -> {
                    try (FaultServer server = new FaultServer()) {
                        server.always(status(400, "X-Sentry-Error: because of s3cr3tkey"));
                        assertThat(selfTest("test", server.dsn()))
                                .startsWith("1 ")
                                .contains("Not delivered: HTTP 400")
                                .doesNotContain("s3cr3tkey");
                    }
                });
        t.row(
                "w24, w11 the self-test says that there is no server, and no secret",
                () -> {
                    try (FaultServer server = new FaultServer()) {
                        server.down();
                        assertThat(selfTest("test", server.dsn()))
                                .startsWith("1 ")
                                .contains("Not delivered:")
                                .doesNotContain("s3cr3tkey");
                    }
                });
        return t;
    }
}
