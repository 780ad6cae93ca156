/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ravenee.Client;
import org.ravenee.benchmarks.delivery.Sink;
import org.ravenee.benchmarks.process.ClassPath;
import org.ravenee.benchmarks.process.ForkedJvm;
import org.ravenee.benchmarks.process.Printed;
import org.ravenee.benchmarks.report.Results;

/**
 * Fresh JVMs, one after the other, the sides in turn. On the class path is the side's jar, and this
 * one. A server is running, so that no side waits for one or logs that it is missing.
 */
public final class StartUpRuns {

    private static final String WITHOUT_LOGGING = "start-up without logging";
    private static final String BESIDE_LOGGING = "start-up beside logging";

    private final Path jdk;
    private final Results results;

    /** Measures on a JDK. */
    public StartUpRuns(Path jdk, Results results) {
        this.jdk = jdk;
        this.results = results;
    }

    /** Measures so many start-ups of each side, and counts classes in some more. */
    public void run(int times, int timesCounted) throws IOException {
        try (Sink sink = new Sink()) {
            for (int i = 0; i < times; i++) {
                measure("raven", sink.dsn());
                measure("sentry", sink.dsn());
                measureLogging(sink.dsn());
            }
            for (int i = 0; i < timesCounted; i++) {
                count("raven", sink.dsn());
                count("sentry", sink.dsn());
            }
        }
    }

    private void measure(String side, String dsn) {
        start(side, dsn, new ForkedJvm(jdk))
                .numbers()
                .forEach((what, nanos) -> results.add(side, "start-up " + what, nanos));
    }

    /**
     * The start without the JDK's logging, to which the peer's core does not listen, or after it.
     */
    private void measureLogging(String dsn) {
        for (String side : new String[] {"raven", "sentry"}) {
            ForkedJvm jvm = new ForkedJvm(jdk).with("-Dsentry.install-logging-hook=false");
            results.add(side, WITHOUT_LOGGING, start(side, dsn, jvm).number("created"));
            jvm = new ForkedJvm(jdk).with("-D" + LoggingStartUp.FIRST + "=true");
            results.add(side, BESIDE_LOGGING, start(side, dsn, jvm).number("created"));
        }
        Printed logging =
                new ForkedJvm(jdk)
                        .run(List.of(ClassPath.of(StartUpRuns.class)), LoggingStartUp.class);
        results.add("raven", "start-up logging", logging.number("started"));
    }

    private void count(String side, String dsn) throws IOException {
        Path log = Files.createTempFile("classes", ".log");
        try {
            start(side, dsn, new ForkedJvm(jdk).with(ClassLog.option(log)));
            ClassLog classes = new ClassLog(log);
            results.add(
                    side,
                    "classes created",
                    classes.between(Marks.Begin.class, Marks.Created.class));
            results.add(
                    side,
                    "classes captured",
                    classes.between(Marks.Created.class, Marks.Captured.class));
            results.add(
                    side,
                    "classes delivered",
                    classes.between(Marks.Begin.class, Marks.Delivered.class));
        } finally {
            Files.delete(log);
        }
    }

    private static Printed start(String side, String dsn, ForkedJvm jvm) {
        boolean ours = side.equals("raven");
        Path jar = ClassPath.of(ours ? Client.class : io.sentry.Sentry.class);
        return jvm.with("-Dsentry.dsn=" + dsn)
                .run(
                        List.of(jar, ClassPath.of(StartUpRuns.class)),
                        ours ? RavenStartUp.class : SentryStartUp.class,
                        dsn);
    }
}
