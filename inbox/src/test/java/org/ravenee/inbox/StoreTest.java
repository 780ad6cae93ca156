/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class StoreTest {

    @TempDir private Path directory;

    @Test
    void keepsEventsOverARestart() throws Exception {
        Path file = directory.resolve("new/events.db");
        String event =
                "{\"message\":\"h\u00e4llo\",\"tags\":{\"tier\":\"gold\"},\"level\":\"info\"}";
        ReceivedEvent before;
        try (Inbox inbox = Inbox.builder().store(file).start()) {
            new Wire(inbox.port())
                    .post(
                            "/api/7/envelope/?sentry_key=" + Wire.KEY,
                            Wire.envelope(Wire.ID, event),
                            "X-Note",
                            "kept");
            before = inbox.events().get(0);
        }
        try (Inbox inbox = Inbox.builder().store(file).start()) {
            ReceivedEvent after = inbox.events().get(0);

            assertThat(after.json()).isEqualTo(event);
            assertThat(after.id()).isEqualTo(Wire.ID);
            assertThat(after.project()).isEqualTo("7");
            assertThat(after.receivedAt()).isEqualTo(before.receivedAt());
            assertThat(after.envelopeHeader()).isEqualTo(before.envelopeHeader());
            assertThat(after.header("x-note")).hasValue("kept");
            assertThat(new Wire(inbox.port()).get("/?q=tag:tier%3Dgold").body())
                    .contains("h\u00e4llo");
        }
    }

    @Test
    void doesNotHandOutEventsOfAnEarlierRun() throws Exception {
        Path file = directory.resolve("events.db");
        try (Inbox inbox = Inbox.builder().store(file).start()) {
            new Wire(inbox.port()).sendEvent("{\"n\":1}");
        }
        try (Inbox inbox = Inbox.builder().store(file).start()) {
            assertThat(inbox.pollEvent(Duration.ZERO)).isEmpty();

            new Wire(inbox.port()).sendEvent("{\"n\":2}");
            assertThat(inbox.takeEvent(Duration.ZERO).string("/n")).isEqualTo("2");
            assertThat(inbox.events()).extracting(e -> e.string("/n")).containsExactly("1", "2");
        }
    }

    @Test
    void forgetsForGoodWhatIsClearedOrTooMuch() throws Exception {
        Path file = directory.resolve("events.db");
        try (Inbox inbox = Inbox.builder().store(file).start()) {
            new Wire(inbox.port()).sendEvent("{}");
            inbox.clear();
            for (int i = 0; i < 5; i++) {
                new Wire(inbox.port()).sendEvent("{\"n\":" + i + "}");
            }
        }
        try (Inbox inbox = Inbox.builder().maxEvents(2).store(file).start()) {
            assertThat(inbox.events()).extracting(e -> e.string("/n")).containsExactly("3", "4");
        }
        try (Inbox inbox = Inbox.builder().store(file).start()) {
            assertThat(inbox.events()).hasSize(2);
        }
    }

    @Test
    void keepsItsFileSmall() throws Exception {
        Path file = directory.resolve("events.db");
        String event = "{\"message\":\"" + "some words ".repeat(200) + "\"}";
        try (Inbox inbox = Inbox.builder().maxEvents(10).store(file).start()) {
            Wire wire = new Wire(inbox.port());
            for (int i = 0; i < 1000; i++) {
                wire.sendEvent(event);
            }
        }
        assertThat(Files.size(file)).isLessThan(20_000_000);
    }

    /** Kills the process as the operating system does it, in the middle of its work. */
    @Test
    void hasEveryAcceptedEventAfterTheProcessIsKilled() throws Exception {
        Path file = directory.resolve("events.db");
        List<String> accepted = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            Process process = start(file);
            try (BufferedReader out = process.inputReader(UTF_8)) {
                Wire wire = new Wire(port(out));
                for (int i = 0; i < 30; i++) {
                    String id = Samples.id();
                    String event = "{\"message\":\"" + "x".repeat(i * 100) + "\"}";
                    assertThat(wire.sendEnvelope(Wire.envelope(id, event)).statusCode())
                            .isEqualTo(200);
                    accepted.add(id);
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        try (Inbox inbox = Inbox.builder().store(file).start()) {
            assertThat(inbox.events())
                    .extracting(ReceivedEvent::id)
                    .containsExactlyElementsOf(accepted);
        }
    }

    @Test
    void refusesAFileThatAnotherInboxUses() {
        Path file = directory.resolve("events.db");
        Inbox first = Inbox.builder().store(file).start();
        InboxBuilder second = Inbox.builder().store(file);

        assertThatThrownBy(second::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Another inbox")
                .hasMessageContaining(file.toString());
        first.close();
        second.start().close();
    }

    @Test
    void leavesAFileAloneThatIsSomethingElse() throws Exception {
        for (int length : new int[] {1, 100, 10_000}) {
            Path file = Files.writeString(directory.resolve("notes.txt"), "x".repeat(length));
            InboxBuilder builder = Inbox.builder().store(file);

            assertThatThrownBy(builder::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("no file of an inbox");
            assertThat(file).hasContent("x".repeat(length));
        }
        InboxBuilder onDirectory = Inbox.builder().store(directory);
        assertThatThrownBy(onDirectory::start).hasMessageContaining("is a directory");
    }

    private static Process start(Path file) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.ravenee.inbox.Main",
                        "--port=0",
                        "--store",
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int port(BufferedReader out) throws Exception {
        String dsn = out.lines().filter(l -> l.contains("sentry.dsn=")).findFirst().orElseThrow();
        return Integer.parseInt(dsn.replaceAll(".*:([0-9]+)/1", "$1"));
    }
}
