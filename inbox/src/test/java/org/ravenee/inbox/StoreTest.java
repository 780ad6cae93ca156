/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class StoreTest {

    private static final String CHECK_IN =
            "{\"check_in_id\":\"4b0b9a8c6b9d4d1a8f3f1c2d3e4f5a6b\",\"monitor_slug\":\"nightly\","
                    + "\"status\":\"error\",\"duration\":1.25,\"environment\":\"staging\","
                    + "\"release\":\"shop@1.0\",\"monitor_config\":{\"timezone\":\"Europe/Berlin\","
                    + "\"schedule\":{\"type\":\"crontab\",\"value\":\"0 2 * * *\"}},"
                    + "\"own_field\":true}";

    private static final String REPORT =
            "{\"discarded_events\":["
                    + "{\"reason\":\"queue_overflow\",\"category\":\"error\",\"quantity\":7},"
                    + "{\"reason\":\"sample_rate\",\"category\":\"error\",\"quantity\":1}]}";

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
    void keepsCheckInsClientReportsAndRefusalsOverARestart() throws Exception {
        Path file = directory.resolve("events.db");
        List<CheckIn> checkIns;
        List<ClientReport> reports;
        List<Refusal> refusals;
        try (Inbox inbox = Inbox.builder().store(file).start()) {
            Wire wire = new Wire(inbox.port());
            wire.sendEnvelope(Wire.item("check_in", CHECK_IN));
            wire.sendEnvelope(
                    Wire.item(
                            "check_in",
                            "{\"check_in_id\":\"1\",\"monitor_slug\":\"hourly\",\"status\":\"ok\"}"));
            wire.sendEnvelope(Wire.item("client_report", REPORT));
            wire.sendEnvelope("nonsense".getBytes(UTF_8));
            wire.sendEnvelope(new byte[0]);
            checkIns = inbox.checkIns();
            reports = inbox.clientReports();
            refusals = inbox.refusals();
        }
        assertThat(checkIns).hasSize(2);
        assertThat(reports).hasSize(2);
        assertThat(refusals).hasSize(2);
        try (Inbox inbox = Inbox.builder().store(file).start()) {
            assertThat(inbox.checkIns()).isEqualTo(checkIns);
            assertThat(inbox.clientReports()).isEqualTo(reports);
            assertThat(inbox.refusals()).isEqualTo(refusals);
            Wire wire = new Wire(inbox.port());
            assertThat(wire.get("/check-ins").body())
                    .contains("nightly", "0 2 * * * Europe/Berlin", "took 1.3 s");
            assertThat(wire.get("/check-ins.json").body()).contains("\"own_field\":true");
            assertThat(wire.get("/").body()).contains("queue_overflow");

            inbox.clear();
        }
        try (Inbox inbox = Inbox.builder().store(file).start()) {
            assertThat(inbox.checkIns()).isEmpty();
            assertThat(inbox.clientReports()).isEmpty();
            assertThat(inbox.refusals()).isEmpty();
        }
    }

    @Test
    void keepsNoMoreOfThemInTheFileThanInMemory() throws Exception {
        Path file = directory.resolve("events.db");
        String line = "{\"reason\":\"network_error\",\"category\":\"error\",\"quantity\":%d}";
        for (int round = 0; round < 2; round++) {
            String lines =
                    IntStream.range(round * 400, round * 400 + 400)
                            .mapToObj(line::formatted)
                            .collect(Collectors.joining(","));
            try (Inbox inbox = Inbox.builder().store(file).start()) {
                String report = "{\"discarded_events\":[" + lines + "]}";
                new Wire(inbox.port()).sendEnvelope(Wire.item("client_report", report));
            }
        }
        try (Inbox inbox = Inbox.builder().store(file).start()) {
            assertThat(inbox.clientReports()).hasSize(500);
            assertThat(inbox.clientReports().get(0).quantity()).isEqualTo(300);
            assertThat(inbox.clientReports().get(499).quantity()).isEqualTo(799);
        }
        try (MVStore store = MVStore.open(file.toString())) {
            assertThat(store.openMap("client-reports-1").size()).isEqualTo(500);
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
    void hasEveryAcceptedEventAndCheckInAfterTheProcessIsKilled() throws Exception {
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
                    assertThat(wire.sendEnvelope(Wire.item("check_in", CHECK_IN)).statusCode())
                            .isEqualTo(200);
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        try (Inbox inbox = Inbox.builder().store(file).start()) {
            assertThat(inbox.events())
                    .extracting(ReceivedEvent::id)
                    .containsExactlyElementsOf(accepted);
            assertThat(inbox.checkIns()).hasSize(accepted.size());
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
                    .hasMessage(
                            file
                                    + " is damaged or is not a file of the inbox; choose another file or delete it");
            assertThat(file).hasContent("x".repeat(length));
        }
        InboxBuilder onDirectory = Inbox.builder().store(directory);
        assertThatThrownBy(onDirectory::start).hasMessageContaining("is a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table.0", "events-2"})
    void leavesAFileOfAnotherProgramOrALaterVersionAlone(String map) throws Exception {
        Path file = directory.resolve("other.mv.db");
        try (MVStore other = MVStore.open(file.toString())) {
            other.openMap(map).put("key", "value");
        }
        byte[] before = Files.readAllBytes(file);
        InboxBuilder builder = Inbox.builder().store(file);

        assertThatThrownBy(builder::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is not a file of the inbox");
        assertThat(file).hasBinaryContent(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"events-1", "check-ins-1", "client-reports-1", "refusals-1"})
    void leavesAFileAloneWhoseRecordsAreSomethingElse(String map) throws Exception {
        Path file = directory.resolve("other.db");
        try (MVStore other = MVStore.open(file.toString())) {
            other.openMap(map).put("no number", 7);
        }
        byte[] before = Files.readAllBytes(file);
        InboxBuilder builder = Inbox.builder().store(file);

        assertThatThrownBy(builder::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is not a file of the inbox");
        assertThat(file).hasBinaryContent(before);
    }

    // Off on Windows: its file systems have access control lists instead of POSIX permissions, so
    // that Files.getPosixFilePermissions throws there.
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no POSIX permissions there")
    void keepsEventsInAFileThatOthersCannotRead() throws Exception {
        Path file = directory.resolve("private.db");

        Inbox.builder().store(file).start().close();

        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }

    @Test
    void saysWhichFileItCouldNotCreate() throws Exception {
        Path file = Files.writeString(directory.resolve("plain"), "").resolve("events.db");
        InboxBuilder builder = Inbox.builder().store(file);

        assertThatThrownBy(builder::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Could not create " + file + ": ");
    }

    /** Any part of the file may be damaged: what can be read is kept, or the file is refused. */
    @Test
    void startsOrRefusesWithADamagedFile() throws Exception {
        Path file = directory.resolve("whole.db");
        try (Inbox inbox = Inbox.builder().store(file).start()) {
            for (int i = 0; i < 20; i++) {
                new Wire(inbox.port()).sendEvent("{\"message\":\"" + i + "\"}");
            }
        }
        byte[] whole = Files.readAllBytes(file);
        for (int start = 0; start < whole.length; start += 1500) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, start, Math.min(whole.length, start + 700), (byte) 0x5a);
            Path copy = Files.write(directory.resolve("damaged.db"), damaged);
            try (Inbox inbox = Inbox.builder().store(copy).start()) {
                assertThat(inbox.events()).hasSizeLessThanOrEqualTo(20);
                assertThat(new Wire(inbox.port()).sendEvent("{}").statusCode()).isEqualTo(200);
            } catch (UncheckedIOException e) {
                assertThat(e).hasMessageContaining("is damaged");
                assertThat(copy).hasBinaryContent(damaged);
            }
        }
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
