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

/** A task that runs as a {@link BackgroundWork}, with the context that its submitter had. */
final class ObservedTask {

    static final String MECHANISM = "auto.concurrent.task";

    private final String name;
    private final FailureReceiver receiver;
    private final CarriedContext context = CarriedContext.ofCaller();

    private ObservedTask(Object task, FailureReceiver receiver) {
        this.name = "task " + TaskNames.of(task);
        this.receiver = receiver;
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
        try (Scope scope = context.attach()) {
            return new BackgroundWork(() -> name).get(work, receiver);
        }
    }

    private <T> @Nullable T call(Callable<@Nullable T> work) throws Exception {
        try (Scope scope = context.attach()) {
            return new BackgroundWork(() -> name).call(work, receiver);
        }
    }
}
