/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The part of the documents on the measurements on a server. */
class ServerReportTest {

    private final Results results = new Results();

    @TempDir private Path folder;

    private void measured(double ravenRate, double ravenPerFailure, double lost) {
        for (String scenario : new String[] {"QUIET", "CONTEXT"}) {
            results.add("plain", scenario + " rate", 1000);
            results.add("raven", scenario + " rate", ravenRate);
            results.add("sentry", scenario + " rate", 900);
            results.add("raven", scenario + " cpu", 1000);
        }
        results.add("raven", "cpu per failure", ravenPerFailure);
        results.add("sentry", "cpu per failure", 900_000);
        results.add("raven", "TENTH lost", lost);
    }

    @Test
    void targetsAreMetAtTheirLimits() {
        measured(980, 300_000, 0);
        assertThat(ServerReport.of(results))
                .contains("| 0.98 | met |")
                .contains("| 0.33 | met |")
                .contains("| 0 | met |")
                .doesNotContain("**not met**");
    }

    @Test
    void aTargetThatIsMissedIsShown() {
        measured(970, 301_000, 1);
        assertThat(ServerReport.of(results).lines().filter(line -> line.contains("**not met**")))
                .hasSize(4);
    }

    @Test
    void ratiosAreMediansOfPairsOfOneRound() {
        measured(500, 1, 0);
        results.add("plain", "QUIET rate", 100);
        results.add("raven", "QUIET rate", 100);
        results.add("plain", "QUIET rate", 10);
        results.add("raven", "QUIET rate", 9);
        assertThat(ServerReport.of(results)).contains("| 0.90 (0.70 – 0.95) |");
    }

    @Test
    void noServerNoPart() {
        assertThat(ServerReport.of(results)).isEmpty();
    }

    @Test
    void onlyThePartAboutTheServerIsReplaced() throws Exception {
        measured(1000, 1, 0);
        String report = Report.of(Map.of("JDK 17", results), "a machine", "2", "the command");
        Path document = folder.resolve("document.md");
        Files.writeString(
                document,
                "before\n<!-- written by the benchmarks: begin -->\nold\n"
                        + "<!-- written by the benchmarks: end -->\nafter\n");
        Report.replaceServerPart(report, document);
        assertThat(document)
                .content()
                .startsWith("before\n<!-- written by the benchmarks: begin -->\n\nMeasured on")
                .containsPattern(
                        "JDK 17, a machine, beside the peer's version [0-9.]+, by\n\n    the command\n")
                .doesNotContain("old")
                .endsWith("<!-- written by the benchmarks: end -->\nafter\n");
    }
}
