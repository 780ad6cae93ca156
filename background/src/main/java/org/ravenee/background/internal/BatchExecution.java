/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.inject.Instance;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The job and the step that a batch artifact works for. Loaded only where there is Jakarta Batch.
 */
final class BatchExecution {

    private final JobContext job;
    private final @Nullable StepContext step;

    private BatchExecution(JobContext job, @Nullable StepContext step) {
        this.job = job;
        this.step = step;
    }

    /** Returns null where the runtime does not inject the context of a job. */
    static @Nullable BatchExecution of(Instance<Object> contexts) {
        JobContext job = get(contexts.select(JobContext.class));
        return job == null
                ? null
                : new BatchExecution(job, get(contexts.select(StepContext.class)));
    }

    /** A listener of jobs has no step, and a class that is used elsewhere has no job. */
    private static <T> @Nullable T get(Instance<T> context) {
        try {
            return context.isResolvable() ? context.get() : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    String name() {
        String name = "job " + job.getJobName();
        return step == null ? name : name + " / step " + step.getStepName();
    }

    /** Identifies the execution of the step. */
    String id() {
        return name() + " " + (step == null ? job.getExecutionId() : step.getStepExecutionId());
    }

    /** Returns the exception of a failed step, or null. */
    @Nullable Exception stepFailure() {
        return step == null ? null : step.getException();
    }

    Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("job", job.getJobName());
        details.put("job_execution_id", job.getExecutionId());
        details.put("job_instance_id", job.getInstanceId());
        if (step != null) {
            details.put("step", step.getStepName());
            details.put("step_execution_id", step.getStepExecutionId());
        }
        return details;
    }
}
