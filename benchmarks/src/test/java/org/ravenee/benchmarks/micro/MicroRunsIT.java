/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.ravenee.benchmarks.report.Report;
import org.ravenee.benchmarks.report.Results;

/** Runs every benchmark for a moment, to check that it works. */
class MicroRunsIT {

    private static Collection<RunResult> runs;

    @BeforeAll
    static void runEachForAMoment() throws Exception {
        runs =
                new Runner(
                                new OptionsBuilder()
                                        .include(MicroRuns.class.getPackageName() + ".*")
                                        .forks(0)
                                        .warmupIterations(0)
                                        .measurementIterations(1)
                                        .measurementTime(TimeValue.milliseconds(1))
                                        .addProfiler(GCProfiler.class)
                                        .shouldFailOnError(true)
                                        .verbosity(VerboseMode.SILENT)
                                        .build())
                        .run();
    }

    @Test
    void everyBenchmarkGivesAResult() {
        List<String> ran = new ArrayList<>();
        for (RunResult run : runs) {
            assertThat(run.getPrimaryResult().getScore()).isPositive();
            ran.add(run.getParams().getBenchmark());
        }
        assertThat(ran).containsAll(declared());
    }

    @Test
    void everyBenchmarkOfOneSideHasItsPeer() {
        Set<String> names = declared();
        for (String name : names) {
            assertThat(names)
                    .contains(
                            name.replaceFirst("\\.sentry([A-Z][a-z]+)?$", ".raven$1"),
                            name.replaceFirst("\\.raven([A-Z][a-z]+)?$", ".sentry$1"));
        }
    }

    @Test
    void theReportHasARowOfEach() {
        Results results = new Results();
        MicroRuns.collect(runs, results);
        MicroRuns.sizes(results);
        assertThat(Report.missing(results)).noneMatch(what -> what.contains("Benchmark "));
    }

    private static Set<String> declared() {
        Set<String> names = new TreeSet<>();
        for (BenchmarkListEntry entry :
                BenchmarkList.defaultList()
                        .getAll(
                                OutputFormatFactory.createFormatInstance(
                                        System.out, VerboseMode.SILENT),
                                List.of())) {
            names.add(entry.getUsername());
        }
        return names;
    }
}
