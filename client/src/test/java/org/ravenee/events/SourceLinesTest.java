/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ravenee.Dsn;
import org.ravenee.Event;
import org.ravenee.internal.envelope.EnvelopeWriter;
import org.ravenee.testkit.Recorder;

/** The source lines in an event: which frames have them, and how many bytes they take. */
class SourceLinesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Bytes that source lines may add to an envelope. */
    private static final int MOST = 2_500;

    @TempDir private Path sources;

    @Test
    void eachLineIsShownOnceInItsNewestCallOfTheRealFailure() throws Exception {
        write("Tree", "class Tree {\n void visit() { walk(); }\n void walk() { visit(); }\n}\n");
        Throwable failure = thrown(new StackOverflowError(), 2, 3, 2, 3, 2);
        Throwable wrapper = thrown(new IllegalStateException(failure), 3, 2, 3);

        JsonNode values =
                JSON.readTree(Recorder.json(event(wrapper, true))).path("exception").path("values");

        // The thrown exception is the last one, and a frame that is newer comes later.
        assertThat(lines(values.get(1)))
                .containsExactly(
                        "3:", "2: void visit() { walk(); }", "3: void walk() { visit(); }");
        assertThat(lines(values.get(0))).containsExactly("2:", "3:", "2:", "3:", "2:");
    }

    @Test
    void theSourcesOfAHundredAndSixtyCallsTakeFewBytes() throws Exception {
        List<Path> real;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            real = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
        Throwable thrown = null;
        for (int i = 0; i < 4; i++) {
            List<StackTraceElement> trace = new ArrayList<>();
            for (int j = 0; j < 40; j++) {
                String name = "Class" + (40 * i + j);
                write(name, Files.readString(real.get(40 * i + j)));
                trace.add(new StackTraceElement("com.acme." + name, "call", name + ".java", 20));
            }
            thrown = new IllegalStateException("failure " + i, thrown);
            thrown.setStackTrace(trace.toArray(StackTraceElement[]::new));
        }
        Event with = event(thrown, true);

        assertThat(bytes(with) - bytes(event(thrown, false))).isBetween(MOST / 2, MOST);
        JsonNode newest =
                JSON.readTree(Recorder.json(with)).at("/exception/values/3/stacktrace/frames/39");
        assertThat(newest.has("context_line")).isTrue();
    }

    private void write(String name, String source) throws IOException {
        Path file = sources.resolve("com/acme/" + name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }

    /** Gives a throwable calls at lines of {@code Tree.java}, the newest first. */
    private static Throwable thrown(Throwable throwable, int... lines) {
        StackTraceElement[] trace = new StackTraceElement[lines.length];
        for (int i = 0; i < lines.length; i++) {
            trace[i] = new StackTraceElement("com.acme.Tree", "call", "Tree.java", lines[i]);
        }
        throwable.setStackTrace(trace);
        return throwable;
    }

    private Event event(Throwable thrown, boolean withSources) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {sources.toUri().toURL()}, before)) {
            thread.setContextClassLoader(application);
            try (Recorder recorder =
                    new Recorder(
                            options ->
                                    options.inAppIncludes("com.acme").sourceContext(withSources))) {
                recorder.client().captureException(thrown);
                return recorder.event();
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static int bytes(Event event) {
        EnvelopeWriter writer =
                new EnvelopeWriter(Dsn.parse("https://public@raven.invalid/1"), List.of());
        return writer.envelope(writer.pack(event), Map.of(), Instant.EPOCH).content().length;
    }

    /** Returns number and text of the line of each frame. */
    private static List<String> lines(JsonNode exception) {
        List<String> lines = new ArrayList<>();
        for (JsonNode frame : exception.path("stacktrace").path("frames")) {
            lines.add(frame.path("lineno").asText() + ":" + frame.path("context_line").asText());
        }
        return lines;
    }
}
