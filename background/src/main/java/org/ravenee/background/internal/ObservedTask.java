/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
import org.ravenee.background.internal.BackgroundWork.FailureReceiver;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.RequestContext;

/**
 * A task that runs as a {@link BackgroundWork}, with the context that its submitter had. Where the
 * platform carries the context itself, as by a {@code ThreadContextProvider}, that one is used.
 */
final class ObservedTask {

    static final String MECHANISM = "auto.concurrent.task";

    private final String name;
    private final FailureReceiver receiver;
    private final @Nullable RequestContext context;

    private ObservedTask(Object task, FailureReceiver receiver) {
        this.name = "task " + TaskNames.of(task);
        this.receiver = receiver;
        this.context = Reporters.current().map(ObservedTask::copy).orElse(null);
    }

    /** If there is no copy, the task runs all the same. */
    private static @Nullable RequestContext copy(Reporter reporter) {
        try {
            RequestContext request = reporter.request();
            if (request == null) {
                return null;
            }
            // Read once, for this copy and for that of the platform.
            request.captureRequest();
            return reporter.copy();
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            return null;
        }
    }

    static Runnable reporting(Runnable task) {
        return runnable(task, BackgroundWork.reportAs(MECHANISM));
    }

    static Callable<?> reporting(Callable<?> task) {
        return callable(task, BackgroundWork.reportAs(MECHANISM));
    }

    static Runnable handingOver(Runnable task, TaskResult result) {
        return runnable(task, result::failed);
    }

    static Callable<?> handingOver(Callable<?> task, TaskResult result) {
        return callable(task, result::failed);
    }

    static Supplier<?> handingOver(Supplier<?> task, TaskResult result) {
        ObservedTask observed = new ObservedTask(task, result::failed);
        return () -> observed.get(task);
    }

    private static Runnable runnable(Runnable task, FailureReceiver receiver) {
        ObservedTask observed = new ObservedTask(task, receiver);
        Runnable work =
                () ->
                        observed.get(
                                () -> {
                                    task.run();
                                    return null;
                                });
        return TaskNames.isManagedTask(task) ? ManagedTasks.runnable(work, task) : work;
    }

    private static Callable<?> callable(Callable<?> task, FailureReceiver receiver) {
        ObservedTask observed = new ObservedTask(task, receiver);
        Callable<?> work = () -> observed.call(task);
        return TaskNames.isManagedTask(task) ? ManagedTasks.callable(work, task) : work;
    }

    private <T> @Nullable T get(Supplier<@Nullable T> work) {
        try (Scope scope = attach()) {
            return new BackgroundWork(() -> name).get(work, receiver);
        }
    }

    private <T> @Nullable T call(Callable<@Nullable T> work) throws Exception {
        try (Scope scope = attach()) {
            return new BackgroundWork(() -> name).call(work, receiver);
        }
    }

    private Scope attach() {
        Reporter reporter = Reporters.current().orElse(null);
        boolean carried = reporter == null || reporter.request() != null;
        return carried || context == null ? () -> {} : context.attach();
    }
}
