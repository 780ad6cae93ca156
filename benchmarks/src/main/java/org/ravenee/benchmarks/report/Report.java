/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.report;

import io.sentry.Sentry;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** Writes {@code BENCHMARKS.md}: its frame is a resource, its tables are what was measured. */
public final class Report {

    private static final String HEAD =
            "| measurement | ours | peer | ours : peer | target | |\n|---|---|---|---|---|---|\n";

    private static final String BEGIN = "<!-- written by the benchmarks: begin -->";
    private static final String END = "<!-- written by the benchmarks: end -->";

    private Report() {}

    /**
     * Writes the report.
     *
     * @param byJdk the results by the JDK they were measured on
     * @param serverCommand repeats the measurements on a server
     */
    public static String of(
            Map<String, Results> byJdk, String machine, String rounds, String serverCommand) {
        StringBuilder tables = new StringBuilder();
        byJdk.forEach(
                (jdk, results) ->
                        tables.append("## On ")
                                .append(jdk)
                                .append("\n\n### Targets\n\n")
                                .append(table(Rows.withTarget(), results))
                                .append(misses(results))
                                .append("\n### Other measurements\n\n")
                                .append(table(Rows.withoutTarget(), results))
                                .append('\n'));
        return frame().replace("{server}", serverPart(byJdk, serverCommand))
                .replace("{peer}", peer())
                .replace("{date}", LocalDate.now(ZoneOffset.UTC).toString())
                .replace("{machine}", machine)
                .replace("{rounds}", rounds)
                .replace("{tables}", tables.toString().strip());
    }

    /** The version of the peer by its manifest. */
    private static String peer() {
        String version = Sentry.class.getPackage().getImplementationVersion();
        return Objects.requireNonNullElse(version, "of the class path");
    }

    private static String serverPart(Map<String, Results> byJdk, String command) {
        StringBuilder part = new StringBuilder(BEGIN).append("\n\n");
        byJdk.forEach(
                (jdk, results) -> {
                    String tables = ServerReport.of(results);
                    if (!tables.isEmpty()) {
                        part.append("Measured on {date} on ")
                                .append(jdk)
                                .append(", {machine}, beside the peer's version {peer}, by\n\n    ")
                                .append(command)
                                .append("\n\n")
                                .append(tables)
                                .append('\n');
                    }
                });
        return part.append(END).toString();
    }

    /**
     * Replaces the part of a document on the measurements on a server.
     *
     * @param report has the new part
     */
    public static void replaceServerPart(String report, Path document) throws IOException {
        String text = Files.readString(document);
        String part = report.substring(report.indexOf(BEGIN), report.indexOf(END));
        Files.writeString(
                document,
                text.substring(0, text.indexOf(BEGIN)) + part + text.substring(text.indexOf(END)));
    }

    /** Returns the rows of which the results of a side are missing. */
    public static List<String> missing(Results results) {
        return Stream.concat(Rows.withTarget().stream(), Rows.withoutTarget().stream())
                .map(Row::what)
                .filter(what -> !results.has("raven", what) || !results.has("sentry", what))
                .toList();
    }

    private static String table(List<Row> rows, Results results) {
        StringBuilder table = new StringBuilder(HEAD);
        for (Row row : rows) {
            String line = row.show(results);
            if (line != null) {
                table.append(line).append('\n');
            }
        }
        return table.toString();
    }

    private static String misses(Results results) {
        Properties notes = notes();
        StringBuilder misses = new StringBuilder();
        for (Row row : Rows.withTarget()) {
            if (row.misses(results)) {
                misses.append("- ")
                        .append(row.id())
                        .append(": ")
                        .append(notes.getProperty(row.id(), "not explained yet"))
                        .append('\n');
            }
        }
        return misses.isEmpty() ? "" : "\nTargets that are not met, with the reason:\n\n" + misses;
    }

    private static String frame() {
        try (InputStream in = resource("frame.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties notes() {
        Properties notes = new Properties();
        try (InputStream in = resource("notes.properties")) {
            notes.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return notes;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Report.class.getResourceAsStream(name), name);
    }
}
