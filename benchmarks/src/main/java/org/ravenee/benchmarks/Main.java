/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;
import org.ravenee.benchmarks.delivery.DeliveryRuns;
import org.ravenee.benchmarks.memory.MemoryRuns;
import org.ravenee.benchmarks.micro.MicroRuns;
import org.ravenee.benchmarks.report.Machine;
import org.ravenee.benchmarks.report.Report;
import org.ravenee.benchmarks.report.Results;
import org.ravenee.benchmarks.server.ServerRuns;
import org.ravenee.benchmarks.size.Jars;
import org.ravenee.benchmarks.startup.StartUpRuns;

/** Measures both sides on one JDK after the other, prints the tables, and writes them to a file. */
public final class Main {

    private static final int BURST = 2_000;
    private static final int WARM_UP = 1_000;
    private static final int WAITING = 2_000;
    private static final int START_UPS_IN_A_ROUND = 7;

    private final Path jdk;
    private final String only;
    private final int rounds;
    private final Path wildfly;
    private final double seconds;
    private final Results results = new Results();

    private Main(Path jdk, String[] args) {
        this.jdk = jdk;
        this.only = args[1];
        this.rounds = Integer.parseInt(args[2]);
        this.wildfly = Path.of(args[4]);
        this.seconds = Double.parseDouble(args[5]);
    }

    /**
     * Takes homes of JDKs, separated by commas; what to measure, or {@code all}; how often to
     * repeat it; the file to write; a WildFly; the seconds of each measurement on it; and the
     * documents of which the part about the server is to be replaced, separated by commas.
     */
    public static void main(String[] args) throws IOException, RunnerException {
        String machine = Machine.describe();
        Map<String, Results> byJdk = new LinkedHashMap<>();
        for (String home : args[0].split(",")) {
            Path jdk = Path.of(home);
            Main main = new Main(jdk, args);
            main.measure();
            byJdk.put(Machine.jdk(jdk), main.results);
        }
        String command =
                String.format(
                        "mvn -B -Pbenchmarks -pl benchmarks -am verify -Dbenchmarks.only=server"
                                + " -Dbenchmarks.rounds=%s -Dbenchmarks.seconds=%s",
                        args[2], args[5]);
        String report = Report.of(byJdk, machine, args[2], command);
        System.out.println(report);
        Files.writeString(Path.of(args[3]), report);
        if (args.length > 6 && !args[6].isEmpty()) {
            for (String document : args[6].split(",")) {
                Report.replaceServerPart(report, Path.of(document));
            }
        }
    }

    private void measure() throws IOException, RunnerException {
        if (wants("size")) {
            Jars.measure(results);
        }
        if (wants("startup")) {
            new StartUpRuns(jdk, results).run(START_UPS_IN_A_ROUND * rounds, rounds);
        }
        if (wants("memory")) {
            new MemoryRuns(jdk, WAITING, results).run(rounds);
        }
        if (wants("delivery")) {
            new DeliveryRuns(jdk, BURST, WARM_UP, results).run(rounds);
        }
        if (wants("server")) {
            new ServerRuns(wildfly, jdk, seconds, results).run(rounds);
        }
        if (wants("micro")) {
            MicroRuns.run(jdk, rounds, results);
        }
    }

    private boolean wants(String part) {
        return only.equals("all") || only.contains(part);
    }
}
