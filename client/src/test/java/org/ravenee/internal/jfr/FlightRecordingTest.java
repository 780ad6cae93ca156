/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.jfr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Client;
import org.ravenee.Envelope;
import org.ravenee.EventId;
import org.ravenee.Options;
import org.ravenee.Transport;
import org.ravenee.testkit.RecordingTransport;

@Timeout(60)
class FlightRecordingTest {

    @TempDir Path directory;

    private List<RecordedEvent> recorded(Runnable work) throws Exception {
        Path file = directory.resolve("raven.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file);
    }

    private static RecordedEvent the(String name, List<RecordedEvent> events) {
        List<RecordedEvent> found =
                events.stream().filter(e -> e.getEventType().getName().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private static void capture(Options.Builder options) {
        try (Client client = Client.create(options.installLoggingHook(false).build())) {
            client.captureException(new IllegalStateException("no stock"));
            client.flush(Duration.ofSeconds(20));
        }
    }

    @Test
    void aCaptureAndItsDeliveryAreRecorded() throws Exception {
        RecordingTransport transport = new RecordingTransport();

        List<RecordedEvent> events = recorded(() -> capture(transport.options()));

        Envelope sent = transport.envelopes().get(0);
        RecordedEvent capture = the("org.ravenee.Capture", events);
        assertThat(capture.getString("eventId")).isEqualTo(sent.eventId().toString());
        assertThat(capture.getString("exceptionType")).isEqualTo("java.lang.IllegalStateException");
        assertThat(capture.getString("outcome")).isEqualTo("accepted");
        assertThat(capture.getLong("queueLength")).isZero();
        assertThat(capture.getDuration()).isPositive();
        RecordedEvent send = the("org.ravenee.Send", events);
        assertThat(send.getString("eventId")).isEqualTo(sent.eventId().toString());
        assertThat(send.getString("outcome")).isEqualTo("DELIVERED");
        assertThat(send.getLong("bytes")).isEqualTo(sent.content().length);
        assertThat(send.getDuration()).isPositive();
    }

    @Test
    void aDroppedEventIsRecordedWithItsReason() throws Exception {
        RecordingTransport transport = new RecordingTransport();

        List<RecordedEvent> events = recorded(() -> capture(transport.options().sampleRate(0)));

        RecordedEvent capture = the("org.ravenee.Capture", events);
        assertThat(capture.getString("outcome")).isEqualTo("refused");
        assertThat(capture.getString("eventId")).isEmpty();
        RecordedEvent drop = the("org.ravenee.Drop", events);
        assertThat(drop.getString("reason")).isEqualTo("sample_rate");
        assertThat(drop.getLong("quantity")).isEqualTo(1);
    }

    @Test
    void anAcceptedEventThatAProcessorDropsIsRecordedWithItsId() throws Exception {
        EventId[] id = new EventId[1];
        List<RecordedEvent> events =
                recorded(
                        () -> {
                            try (Client client =
                                    Client.create(
                                            Options.builder()
                                                    .dsn(RecordingTransport.DSN)
                                                    .transport(new RecordingTransport())
                                                    .processors(event -> null)
                                                    .build())) {
                                id[0] = client.captureMessage("dropped");
                                client.flush(Duration.ofSeconds(20));
                            }
                        });

        RecordedEvent drop = the("org.ravenee.Drop", events);
        assertThat(drop.getString("eventId")).isEqualTo(id[0].toString()).isNotEmpty();
        assertThat(drop.getString("reason")).isEqualTo("event_processor");
    }

    @Test
    void aTransportThatFailsIsRecordedAsNoResponse() throws Exception {
        Transport broken =
                new Transport() {
                    @Override
                    public Result send(Envelope envelope) {
                        throw new IllegalStateException("broken");
                    }

                    @Override
                    public void close() {}
                };

        List<RecordedEvent> events =
                recorded(
                        () ->
                                capture(
                                        Options.builder()
                                                .dsn(RecordingTransport.DSN)
                                                .transport("sync")
                                                .transport(broken)));

        assertThat(the("org.ravenee.Send", events).getString("outcome")).isEqualTo("NO_RESPONSE");
        assertThat(the("org.ravenee.Drop", events).getString("reason")).isEqualTo("network_error");
    }

    /** Captures in a process of its own, and prints the number of envelopes. */
    public static final class Program {
        public static void main(String[] arguments) {
            RecordingTransport transport = new RecordingTransport();
            capture(transport.options());
            System.out.println("sent " + transport.envelopes().size());
        }
    }

    @Test
    void aRuntimeWithoutTheFlightRecorderSendsEvents() throws Exception {
        assertThat(output("--limit-modules=java.logging,java.net.http", "-Xlog:class+load:stdout"))
                .contains("sent 1")
                .doesNotContain(" jdk.jfr.", " " + CaptureEvent.class.getName() + " ");
    }

    @Test
    void theClassesOfEventsAreNotLoadedWhileNothingIsRecorded() throws Exception {
        String output = output("-Xlog:class+load:stdout");

        assertThat(output).contains("sent 1").doesNotContain("jdk.jfr.Event ");
        assertThat(output.lines().filter(line -> line.contains(" org.ravenee.internal.jfr.")))
                .isNotEmpty()
                .allMatch(line -> line.contains(" " + FlightRecording.class.getName()));
    }

    private String output(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Program.class.getName());
        Path output = directory.resolve("output");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(output, UTF_8);
    }
}
