/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventBuilder;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;

/**
 * Reports exceptions of batch artifacts: batchlets, chunks, listeners and the parts of partitions.
 *
 * <p>An interceptor is the seam: listeners of jobs and steps exist only where the XML of a job
 * names them, and they see no exception of a batchlet. It is added only where Jakarta Batch is
 * present, and sees artifacts that are CDI beans.
 *
 * <p>The XML of a job may skip or retry exceptions of reading, processing and writing items. So
 * these are reported when the step closes its reader and writer, and only if the step has failed.
 */
@ObservedBatch
@Interceptor
@Priority(WorkPriority.OUTERMOST)
public class BatchInterceptor {

    private static final String MECHANISM = "auto.batch";

    /** Methods whose exceptions a chunk may skip or retry (Jakarta Batch, 8.2.1.4). */
    private static final Set<String> ITEM_METHODS = Set.of("readItem", "processItem", "writeItems");

    private @Nullable BatchExecution execution;

    /** Creates the interceptor of one artifact; called by the container. */
    public BatchInterceptor() {}

    /**
     * Takes the contexts that the artifact has, too. Here, because a batch runtime gives them to
     * artifacts while it creates them. The parameter names no type of Jakarta Batch: containers
     * that inspect the class without Jakarta Batch could not read it.
     */
    @Inject
    void contexts(Instance<Object> contexts) {
        execution = BatchExecution.of(contexts);
    }

    /** Watches a call of the batch runtime. */
    @AroundInvoke
    public @Nullable Object aroundInvoke(InvocationContext invocation) throws Exception {
        return new BackgroundWork(() -> name(invocation))
                .call(
                        () -> proceed(invocation),
                        (thrown, reporter) -> seen(invocation, thrown, reporter));
    }

    private @Nullable Object proceed(InvocationContext invocation) throws Exception {
        Object result = invocation.proceed();
        if (execution != null && invocation.getMethod().getName().equals("close")) {
            reportFailedStep(execution);
        }
        return result;
    }

    private void seen(InvocationContext invocation, Throwable thrown, Reporter reporter) {
        if (!ITEM_METHODS.contains(invocation.getMethod().getName())) {
            report(thrown, reporter);
        }
    }

    /** Reader and writer of a step are closed one after the other, by the same thread. */
    private void reportFailedStep(BatchExecution step) {
        Exception failure = step.stepFailure();
        if (failure != null) {
            String work = step.id() + " " + Thread.currentThread().getId();
            Reporters.current()
                    .ifPresent(
                            reporter ->
                                    reporter.guard(
                                            () ->
                                                    reporter.reportFirst(
                                                            work,
                                                            failure,
                                                            MECHANISM,
                                                            this::describe)));
        }
    }

    private void report(Throwable thrown, Reporter reporter) {
        reporter.report(thrown, MECHANISM, this::describe);
    }

    private void describe(EventBuilder event) {
        if (execution != null) {
            event.extra("batch", execution.details());
        }
    }

    private String name(InvocationContext invocation) {
        return execution == null
                ? "job " + WorkNames.simpleName(WorkNames.typeOf(invocation))
                : execution.name();
    }
}
