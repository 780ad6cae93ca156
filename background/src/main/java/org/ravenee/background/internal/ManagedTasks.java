/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedTask;
import jakarta.enterprise.concurrent.ManagedTaskListener;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Observed tasks that are still managed tasks, with their properties and listener. Loaded only
 * where there is Jakarta Concurrency.
 */
final class ManagedTasks {

    private ManagedTasks() {}

    static @Nullable String identityName(Object task) {
        Map<String, String> properties = ((ManagedTask) task).getExecutionProperties();
        return properties == null ? null : properties.get(ManagedTask.IDENTITY_NAME);
    }

    static Runnable runnable(Runnable work, Object task) {
        return new ManagedRunnable(work, (ManagedTask) task);
    }

    static Callable<?> callable(Callable<?> work, Object task) {
        return new ManagedCallable(work, (ManagedTask) task);
    }

    private abstract static class Managed implements ManagedTask {

        private final ManagedTask task;

        Managed(ManagedTask task) {
            this.task = task;
        }

        @Override
        public Map<String, String> getExecutionProperties() {
            return task.getExecutionProperties();
        }

        @Override
        public @Nullable ManagedTaskListener getManagedTaskListener() {
            ManagedTaskListener listener = task.getManagedTaskListener();
            return listener == null ? null : new TaskListener(listener, task);
        }
    }

    private static final class ManagedRunnable extends Managed implements Runnable {

        private final Runnable work;

        ManagedRunnable(Runnable work, ManagedTask task) {
            super(task);
            this.work = work;
        }

        @Override
        public void run() {
            work.run();
        }
    }

    private static final class ManagedCallable extends Managed implements Callable<Object> {

        private final Callable<?> work;

        ManagedCallable(Callable<?> work, ManagedTask task) {
            super(task);
            this.work = work;
        }

        @Override
        public Object call() throws Exception {
            return work.call();
        }
    }

    /** Tells the application's listener of the application's own task. */
    private static final class TaskListener implements ManagedTaskListener {

        private final ManagedTaskListener listener;
        private final Object task;

        TaskListener(ManagedTaskListener listener, Object task) {
            this.listener = listener;
            this.task = task;
        }

        @Override
        public void taskSubmitted(Future<?> future, ManagedExecutorService executor, Object work) {
            listener.taskSubmitted(future, executor, task);
        }

        @Override
        public void taskStarting(Future<?> future, ManagedExecutorService executor, Object work) {
            listener.taskStarting(future, executor, task);
        }

        @Override
        public void taskAborted(
                Future<?> future, ManagedExecutorService executor, Object work, Throwable thrown) {
            listener.taskAborted(future, executor, task, thrown);
        }

        @Override
        public void taskDone(
                Future<?> future,
                ManagedExecutorService executor,
                Object work,
                @Nullable Throwable thrown) {
            listener.taskDone(future, executor, task, thrown);
        }
    }
}
