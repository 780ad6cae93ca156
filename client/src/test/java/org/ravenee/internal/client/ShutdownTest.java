/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ravenee.testkit.FaultServer.after;
import static org.ravenee.testkit.FaultServer.status;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.Client;
import org.ravenee.Options;
import org.ravenee.testkit.FaultServer;

/** The JVM ends in an ordinary way: what was accepted is delivered before. */
@Timeout(120)
class ShutdownTest {

    private static final int EVENTS = 30;

    private FaultServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FaultServer();
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    /** Captures, and ends as it is told without closing its client. */
    public static final class Program {

        private Program() {}

        /** Takes a DSN, and how to end. */
        public static void main(String[] arguments) {
            Client client = Client.create(arguments[0]);
            for (int i = 0; i < EVENTS; i++) {
                client.captureMessage("event " + i);
            }
            if (arguments[1].equals("exit")) {
                System.exit(0);
            }
        }
    }

    /** Says which threads of the client the JVM would start at its end. */
    public static final class Hooks {

        private Hooks() {}

        /** Takes a DSN. */
        public static void main(String[] arguments) throws ReflectiveOperationException {
            Options.Builder options = Options.builder().dsn(arguments[0]).installSysHook(false);
            say("none yet");
            Client javaSe = Client.create(options.build());
            javaSe.captureMessage("test");
            say("Java SE");
            javaSe.close();
            say("closed");
            Client container = Client.create(options.inContainer(true).build());
            container.captureMessage("test");
            say("container");
            container.close();
        }

        private static void say(String when) throws ReflectiveOperationException {
            Field hooks =
                    Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
            hooks.setAccessible(true);
            long ours =
                    ((Map<?, ?>) hooks.get(null))
                            .keySet().stream()
                                    .filter(hook -> ((Thread) hook).getName().startsWith("raven-"))
                                    .count();
            System.out.println(when + ": " + ours);
        }
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @ParameterizedTest(name = "{0}, sentry.install-sys-hook={1}")
    @CsvSource({"return,true", "return,false", "exit,true", "exit,false"})
    void acceptedEventsAreDelivered(String end, boolean hook) throws Exception {
        run(
                "-Dsentry.shutdown-timeout=60s",
                "-Dsentry.install-sys-hook=" + hook,
                Program.class.getName(),
                server.dsn(),
                end);
        assertThat(server.eventIds()).hasSize(EVENTS).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"return", "exit"})
    void aLossIsLoggedWithTheKeyThatBoundsTheTime(String end) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.always(after(never, status(200)));
        long begin = System.nanoTime();
        String output =
                run(
                        "-Dsentry.shutdown-timeout=300ms",
                        "-Dsentry.install-sys-hook=false",
                        Program.class.getName(),
                        server.dsn(),
                        end);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
        // Of an event that is being sent the client does not know whether it arrives.
        assertThat(output).contains("sentry.shutdown-timeout", "up to " + EVENTS + " are lost");
    }

    @Test
    void theHookIsForJavaSeAloneAndEndsWithTheClient() throws Exception {
        assertThat(run(Hooks.class.getName(), server.dsn()))
                .contains("none yet: 0", "Java SE: 1", "closed: 0", "container: 0");
    }
}
