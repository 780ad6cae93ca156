/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.report;

import static org.ravenee.benchmarks.report.Unit.BYTES;
import static org.ravenee.benchmarks.report.Unit.NANOS;
import static org.ravenee.benchmarks.report.Unit.NUMBER;
import static org.ravenee.benchmarks.report.Unit.PER_SECOND;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes the part of the documents on one application under load: without a reporter, with Raven
 * EE, and with the peer. Ratios are of pairs of one round.
 */
public final class ServerReport {

    private static final String HEAD =
            """
            | | without | Raven EE | peer | Raven EE : without | peer : without | Raven EE : peer |
            |---|---|---|---|---|---|---|
            """;

    private static final Map<String, String> SCENARIOS =
            Map.of(
                    "QUIET", "no failures, full speed",
                    "CONTEXT", "no failures, a user and two breadcrumbs, full speed",
                    "TENTH", "every tenth request fails, fixed rate",
                    "ALL", "every request fails, full speed",
                    "DOWN", "every tenth request fails, fixed rate, receiver down",
                    "SLOW", "every tenth request fails, fixed rate, receiver takes 500 ms",
                    "LIMITED", "every tenth request fails, fixed rate, receiver answers 429");

    private static final List<String> ORDER =
            List.of("QUIET", "CONTEXT", "TENTH", "ALL", "DOWN", "SLOW", "LIMITED");

    private final Results results;
    private final StringBuilder text = new StringBuilder();

    private ServerReport(Results results) {
        this.results = results;
    }

    /** Returns the part; empty where the server was not measured. */
    public static String of(Results results) {
        if (results.of("raven", "QUIET rate") == null) {
            return "";
        }
        ServerReport report = new ServerReport(results);
        report.targets();
        report.tables();
        return report.text.toString();
    }

    private void targets() {
        text.append("| target | measured | |\n|---|---|---|\n");
        for (String scenario : List.of("QUIET", "CONTEXT")) {
            Samples rate = results.ratios("raven", "plain", scenario + " rate");
            target(
                    "requests per second, Raven EE : without, "
                            + title(scenario)
                            + ", at least 0.98",
                    spread(rate, NUMBER),
                    rate.median() >= 0.98);
        }
        Samples added = results.ratios("raven", "sentry", "cpu per failure");
        target(
                "CPU time for each failure, Raven EE : peer, at most 0.33",
                spread(added, NUMBER),
                3 * added.median() <= 1);
        Samples lost = results.need("raven", "TENTH lost");
        target("events lost meanwhile, none", spread(lost, NUMBER), lost.most() <= 0);
        text.append('\n');
    }

    private void target(String what, String measured, boolean met) {
        text.append("| ")
                .append(what)
                .append(" | ")
                .append(measured)
                .append(" | ")
                .append(met ? "met" : "**not met**")
                .append(" |\n");
    }

    private void tables() {
        text.append(HEAD);
        row("deployment, first on a fresh server", "deployed", NANOS);
        row("heap in use after it, collected", "heap", BYTES);
        row("CPU time for each failure, added", "cpu per failure", NANOS);
        row("written to the server's log under load", "log bytes", BYTES);
        for (String scenario : ORDER) {
            if (!results.has("raven", scenario + " cpu")) {
                continue;
            }
            text.append("\n**").append(title(scenario)).append("**\n\n").append(HEAD);
            row("requests", scenario + " rate", PER_SECOND);
            row("CPU time of the server per request", scenario + " cpu", NANOS);
            row("allocated per request", scenario + " allocated", BYTES);
            row("time of response, median", scenario + " p50", NANOS);
            row("– 99 of 100", scenario + " p99", NANOS);
            row("idle part of the machine, percent", scenario + " idle", NUMBER);
            row("requests without a response", scenario + " errors", NUMBER);
            row("failures", scenario + " failures", NUMBER);
            row("– events delivered", scenario + " delivered", NUMBER);
            row("– refused by the receiver at first", scenario + " refused", NUMBER);
            row("– lost", scenario + " lost", NUMBER);
        }
    }

    private void row(String title, String what, Unit unit) {
        if (!results.has("raven", what)) {
            return;
        }
        text.append("| ").append(title);
        for (String side : List.of("plain", "raven", "sentry")) {
            text.append(" | ").append(spread(results.of(side, what), unit));
        }
        text.append(" | ")
                .append(ratio("raven", "plain", what))
                .append(" | ")
                .append(ratio("sentry", "plain", what))
                .append(" | ")
                .append(ratio("raven", "sentry", what))
                .append(" |\n");
    }

    private String ratio(String side, String other, String what) {
        Samples below = results.of(other, what);
        return below == null || below.least() <= 0
                ? ""
                : spread(results.ratios(side, other, what), NUMBER);
    }

    private static String spread(@Nullable Samples samples, Unit unit) {
        if (samples == null) {
            return "";
        }
        String median = unit.show(samples.median());
        String low = unit.show(samples.low());
        String high = unit.show(samples.high());
        return low.equals(high) ? median : median + " (" + low + " – " + high + ")";
    }

    private static String title(String scenario) {
        return Objects.requireNonNull(SCENARIOS.get(scenario), scenario);
    }
}
