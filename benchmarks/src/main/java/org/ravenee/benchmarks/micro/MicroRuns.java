/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.micro;

import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.ravenee.benchmarks.failures.Failure;
import org.ravenee.benchmarks.report.Results;
import org.ravenee.benchmarks.sides.Payload;
import org.ravenee.benchmarks.sides.RavenPayload;
import org.ravenee.benchmarks.sides.SentryPayload;

/** Runs the benchmarks of this package. */
public final class MicroRuns {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private MicroRuns() {}

    /**
     * Runs all of them in processes of their own. The two sides of a pair follow each other, and
     * all is repeated, so that other load of the machine affects both.
     */
    public static void run(Path jdk, int rounds, Results results) throws RunnerException {
        Options options =
                new OptionsBuilder()
                        .include(MicroRuns.class.getPackageName() + ".*")
                        .jvm(jdk.resolve("bin").resolve("java").toString())
                        .jvmArgs("-Xms1g", "-Xmx1g")
                        .forks(1)
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.NORMAL)
                        .build();
        for (int i = 0; i < rounds; i++) {
            collect(new Runner(options).run(), results);
        }
        sizes(results);
    }

    /** Adds each iteration. */
    public static void collect(Collection<RunResult> runs, Results results) {
        for (RunResult run : runs) {
            String method = run.getParams().getBenchmark();
            String name = method.substring(method.lastIndexOf('.') + 1);
            String side = name.startsWith("raven") ? "raven" : "sentry";
            if (!name.startsWith(side)) {
                continue;
            }
            String what = what(run, method, name.substring(side.length()));
            int json = json(side, run);
            for (BenchmarkResult fork : run.getBenchmarkResults()) {
                for (IterationResult iteration : fork.getIterationResults()) {
                    add(side, what, json, iteration, results);
                }
            }
        }
    }

    /** The name of a row: class, method without its side, and parameters by their names. */
    private static String what(RunResult run, String method, String variant) {
        String type = method.substring(0, method.lastIndexOf('.'));
        StringBuilder what = new StringBuilder(type.substring(type.lastIndexOf('.') + 1));
        if (!variant.isEmpty()) {
            what.append(' ').append(variant);
        }
        TreeMap<String, String> parameters = new TreeMap<>();
        for (String key : run.getParams().getParamsKeys()) {
            parameters.put(key, run.getParams().getParam(key));
        }
        parameters.forEach((key, value) -> what.append(' ').append(key).append('=').append(value));
        return what.toString();
    }

    private static void add(
            String side, String what, int json, IterationResult iteration, Results results) {
        results.add(side, what + " time", iteration.getPrimaryResult().getScore());
        double callerOps = secondary(iteration, "callerOps");
        double bytes =
                callerOps > 0
                        ? secondary(iteration, "callerBytes") / callerOps
                        : secondary(iteration, ALLOCATED);
        results.add(side, what + " bytes", bytes);
        if (json > 0) {
            results.add(side, what + " bytes per JSON byte", bytes / json);
        }
    }

    private static double secondary(IterationResult iteration, String name) {
        for (Result<?> result : iteration.getSecondaryResults().values()) {
            // Older versions of JMH put a dot before the results of profilers.
            if (result.getLabel().endsWith(name)) {
                return result.getScore();
            }
        }
        return 0;
    }

    /** The size of the event of a benchmark in bytes; 0 if there is none. */
    private static int json(String side, RunResult run) {
        if (!run.getParams().getBenchmark().startsWith(GzipBenchmark.class.getName())) {
            return 0;
        }
        boolean loaded = run.getParams().getParam("context").equals("loaded");
        Failure failure = Failure.valueOf(run.getParams().getParam("failure"));
        return payload(side, loaded, failure).jsonBytes();
    }

    private static Payload payload(String side, boolean loaded, Failure failure) {
        return side.equals("raven")
                ? new RavenPayload(failure, loaded)
                : new SentryPayload(failure, loaded);
    }

    /** Adds the sizes of an event. */
    static void sizes(Results results) {
        for (String side : new String[] {"raven", "sentry"}) {
            Payload payload = payload(side, false, Failure.CHAIN);
            String what = "GzipBenchmark context=empty failure=CHAIN ";
            results.add(side, what + "size", payload.gzip().length);
            results.add(side, what + "JSON size", payload.jsonBytes());
        }
    }
}
