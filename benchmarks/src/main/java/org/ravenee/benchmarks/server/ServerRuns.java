/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.server;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ravenee.benchmarks.delivery.Sink;
import org.ravenee.benchmarks.process.Printed;
import org.ravenee.benchmarks.report.Results;

/**
 * The application on one WildFly, three times: without an error reporter, with Raven EE, and with
 * the peer. Rounds in turn, each beginning with another deployment.
 */
public final class ServerRuns {

    /** The part of the machine that the application itself may use; reporting comes on top. */
    private static final double BUSY = 0.6;

    private static final int SHARE_OF_FAILURES = 10;

    private static final int WARM_UP_PASSES = 3;

    private final Path wildfly;
    private final Path jdk;
    private final double seconds;
    private final Results results;
    private final OperatingSystemMXBean machine =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /**
     * Measures on a provisioned server.
     *
     * @param seconds the length of each measurement
     */
    public ServerRuns(Path wildfly, Path jdk, double seconds, Results results) {
        this.wildfly = wildfly;
        this.jdk = jdk;
        this.seconds = seconds;
        this.results = results;
    }

    /** Runs everything so many times. */
    public void run(int rounds) throws IOException {
        try (Sink none = new Sink();
                Sink raven = new Sink();
                Sink sentry = new Sink()) {
            Map<Deployment, Sink> sinks =
                    Map.of(
                            Deployment.PLAIN, none,
                            Deployment.RAVEN, raven,
                            Deployment.SENTRY, sentry);
            for (int round = 0; round < rounds; round++) {
                for (Deployment deployment : turn(round)) {
                    start(deployment, sinks);
                }
            }
            try (WildFly server = WildFly.start(wildfly, jdk);
                    LoadGenerator generator = LoadGenerator.start(jdk)) {
                for (Deployment deployment : Deployment.values()) {
                    deploy(server, deployment, sinks);
                }
                new Load(server, generator, sinks).run(rounds);
            }
        }
    }

    private static List<Deployment> turn(int round) {
        List<Deployment> turn = new ArrayList<>(List.of(Deployment.values()));
        Collections.rotate(turn, -round);
        return turn;
    }

    /** A fresh server with one deployment. */
    private void start(Deployment deployment, Map<Deployment, Sink> sinks) throws IOException {
        try (WildFly server = WildFly.start(wildfly, jdk)) {
            results.add(deployment.side(), "deployed", deploy(server, deployment, sinks));
            server.probe(deployment, "heap"); // loads what the first request needs
            results.add(deployment.side(), "heap", server.probe(deployment, "heap"));
        }
    }

    private static double deploy(WildFly server, Deployment deployment, Map<Deployment, Sink> sinks)
            throws IOException {
        return server.deploy(deployment, sink(sinks, deployment).dsn());
    }

    private static Sink sink(Map<Deployment, Sink> sinks, Deployment deployment) {
        return Objects.requireNonNull(sinks.get(deployment));
    }

    /** Measurements on one server. */
    private final class Load {

        private final WildFly server;
        private final LoadGenerator generator;
        private final Map<Deployment, Sink> sinks;
        private double rate;

        Load(WildFly server, LoadGenerator generator, Map<Deployment, Sink> sinks) {
            this.server = server;
            this.generator = generator;
            this.sinks = sinks;
        }

        void run(int rounds) throws IOException {
            warmUp();
            double logged = server.logged();
            for (int round = 0; round < rounds; round++) {
                for (Scenario scenario : Scenario.values()) {
                    for (Deployment deployment : turn(round)) {
                        if (deployment != Deployment.PLAIN || !scenario.needsReporter()) {
                            measure(scenario, deployment);
                        }
                    }
                }
                addCpuOfFailures();
            }
            results.add("raven", "log bytes", server.logged() - logged);
        }

        /** The JIT compiler is still at work after one pass. */
        private void warmUp() throws IOException {
            for (int pass = 0; pass < WARM_UP_PASSES; pass++) {
                for (Scenario scenario : List.of(Scenario.CONTEXT, Scenario.ALL, Scenario.TENTH)) {
                    for (Deployment deployment : turn(pass)) {
                        warmUp(scenario, deployment);
                    }
                }
            }
        }

        private void warmUp(Scenario scenario, Deployment deployment) throws IOException {
            machine.getCpuLoad();
            Printed load =
                    generator.fullSpeed(
                            server.address(deployment, scenario.resource()), 2 * seconds);
            double busy = machine.getCpuLoad();
            if (deployment == Deployment.PLAIN) {
                rate = load.number("rate") * BUSY / Math.max(busy, BUSY);
            }
            server.probe(deployment, "flush");
        }

        private void measure(Scenario scenario, Deployment deployment) throws IOException {
            var address = server.address(deployment, scenario.resource());
            Sink sink = sink(sinks, deployment);
            double time = scenario == Scenario.TENTH ? 2 * seconds : seconds;
            server.probe(deployment, "heap"); // every measurement begins with a collected heap
            sink.reset();
            scenario.begin(sink);
            double allocated = server.probe(deployment, "allocated");
            long cpu = server.cpuNanos();
            machine.getCpuLoad();
            Printed load =
                    scenario.hasFixedRate()
                            ? generator.fixedRate(address, time, rate)
                            : generator.fullSpeed(address, time);
            double busy = machine.getCpuLoad();
            scenario.end(sink);
            server.probe(deployment, "flush");
            double requests = load.number("requests");
            double failures = load.number("failures");
            Side side = new Side(deployment.side(), scenario);
            side.add("cpu", (server.cpuNanos() - cpu) / requests);
            side.add("allocated", (server.probe(deployment, "allocated") - allocated) / requests);
            side.add("rate", load.number("rate"));
            side.add("p50", load.number("p50"));
            side.add("p99", load.number("p99"));
            side.add("idle", 100 * (1 - busy));
            side.add("errors", load.number("errors"));
            if (failures > 0 && deployment != Deployment.PLAIN) {
                side.add("failures", failures);
                side.add("delivered", sink.received());
                side.add("refused", sink.refused());
                side.add("lost", failures - sink.received());
            }
        }

        /**
         * The costs that each failure adds to the same load without a reporter, in the last round.
         */
        private void addCpuOfFailures() {
            double plain = results.last("plain", Scenario.TENTH + " cpu");
            for (String side : List.of("raven", "sentry")) {
                double added = results.last(side, Scenario.TENTH + " cpu") - plain;
                results.add(side, "cpu per failure", added * SHARE_OF_FAILURES);
            }
        }
    }

    /** A deployment under a kind of load, in the results. */
    private final class Side {

        private final String name;
        private final Scenario scenario;

        Side(String name, Scenario scenario) {
            this.name = name;
            this.scenario = scenario;
        }

        void add(String what, double value) {
            results.add(name, scenario + " " + what, value);
        }
    }
}
