/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.CheckIn;
import org.ravenee.spi.CheckIn.MonitorConfig;
import org.ravenee.spi.CheckIn.Status;

/** Runs work between two check-ins: one when it begins, and one when it ends. */
final class MonitoredRun {

    private final Reporter reporter;
    private final String monitor;
    private final @Nullable MonitorConfig config;
    private final EventId id = EventId.random();
    private final long begun = System.nanoTime();

    private MonitoredRun(Reporter reporter, String monitor, @Nullable MonitorConfig config) {
        this.reporter = reporter;
        this.monitor = monitor;
        this.config = config;
    }

    /**
     * Runs the work; without {@code sentry.check-ins} only that.
     *
     * @param monitor names the monitor
     * @param config describes the monitor
     */
    static <T extends @Nullable Object> T call(
            Callable<T> work, Supplier<String> monitor, Supplier<@Nullable MonitorConfig> config)
            throws Exception {
        Reporter reporter = Reporters.current().orElse(null);
        if (reporter == null || !reporter.options().checkIns()) {
            return work.call();
        }
        MonitoredRun run = begin(reporter, monitor, config);
        return run == null ? work.call() : run.end(work);
    }

    /** Returns null if the monitor cannot be named or described: the work is done all the same. */
    private static @Nullable MonitoredRun begin(
            Reporter reporter, Supplier<String> monitor, Supplier<@Nullable MonitorConfig> config) {
        try {
            MonitoredRun run =
                    new MonitoredRun(reporter, MonitorSlug.of(monitor.get()), config.get());
            reporter.guard(() -> run.send(Status.IN_PROGRESS, null));
            return run;
        } catch (Exception | LinkageError | StackOverflowError e) {
            reporter.failed(e);
            return null;
        }
    }

    private <T extends @Nullable Object> T end(Callable<T> work) throws Exception {
        T result;
        try {
            result = work.call();
        } catch (Throwable thrown) {
            ended(thrown);
            throw thrown;
        }
        if (result instanceof CompletionStage<?> stage) {
            reporter.guard(() -> stage.whenComplete((value, thrown) -> ended(thrown)));
        } else {
            ended(null);
        }
        return result;
    }

    private void ended(@Nullable Throwable thrown) {
        Duration duration = Duration.ofNanos(System.nanoTime() - begun);
        reporter.guard(() -> send(thrown == null ? Status.OK : Status.ERROR, duration));
    }

    private void send(Status status, @Nullable Duration duration) {
        reporter.contexts().send(new CheckIn(id, monitor, status, duration, config));
    }
}
