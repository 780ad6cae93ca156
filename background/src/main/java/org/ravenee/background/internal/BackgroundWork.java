/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Scope;
import org.ravenee.cdi.spi.RepeatedAttempt;
import org.ravenee.cdi.spi.Reporter;
import org.ravenee.cdi.spi.Reporters;
import org.ravenee.spi.RequestContext;

/**
 * One piece of background work, with a name and a context of its own. A receiver gets its failure
 * before the failure is rethrown unchanged.
 *
 * <p>The context is empty, or a copy of the context of a request if the platform has carried that
 * to this thread. The thread loses the context when the work ends.
 */
public final class BackgroundWork {

    private final Supplier<String> name;
    private final Supplier<@Nullable String> id;

    /**
     * Names a piece of work.
     *
     * @param name the transaction of the events; built when it is needed
     */
    public BackgroundWork(Supplier<String> name) {
        this(name, () -> null);
    }

    /**
     * @param name the transaction of the events; built when it is needed
     * @param id identifies work that the container may try again, over all of its attempts; null if
     *     there is nothing to identify it
     */
    BackgroundWork(Supplier<String> name, Supplier<@Nullable String> id) {
        this.name = name;
        this.id = id;
    }

    /** Receives failures, on the thread and in the context of the work. */
    @FunctionalInterface
    public interface FailureReceiver {
        /** Receives one failure. */
        void failed(Throwable thrown, Reporter reporter);
    }

    /**
     * Runs the work; without a running client, or with {@code sentry.background=false}, only that.
     */
    public <T extends @Nullable Object> T call(Callable<T> work, FailureReceiver receiver)
            throws Exception {
        Reporter reporter = Reporters.current().orElse(null);
        if (reporter == null || !reporter.options().background()) {
            return work.call();
        }
        try (Scope context = enter(reporter)) {
            RepeatedAttempt attempt = repeat(reporter);
            try {
                T result = work.call();
                end(attempt, null, reporter);
                return result;
            } catch (Throwable thrown) {
                reporter.guard(() -> receiver.failed(thrown, reporter));
                end(attempt, thrown, reporter);
                throw thrown;
            }
        }
    }

    private @Nullable RepeatedAttempt repeat(Reporter reporter) {
        try {
            return reporter.repeat(id);
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            return null;
        }
    }

    private static void end(
            @Nullable RepeatedAttempt attempt, @Nullable Throwable thrown, Reporter reporter) {
        if (attempt != null) {
            reporter.guard(() -> attempt.end(thrown));
        }
    }

    /**
     * Runs work that declares no exception. A checked exception that such work throws past the
     * compiler goes on unchanged.
     */
    <T extends @Nullable Object> T get(Supplier<T> work, FailureReceiver receiver) {
        try {
            return call(work::get, receiver);
        } catch (Exception e) {
            throw BackgroundWork.<RuntimeException>unchecked(e);
        }
    }

    // The cast is erased: the caller gets the very same exception.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }

    /** Returns a receiver that reports each failure at once. */
    public static FailureReceiver reportAs(String mechanism) {
        return (thrown, reporter) -> reporter.report(thrown, mechanism);
    }

    /** If there is no context, the work is done all the same. */
    private Scope enter(Reporter reporter) {
        try {
            return reporter.request() == null ? begin(reporter) : continueCarried(reporter);
        } catch (RuntimeException | LinkageError e) {
            reporter.failed(e);
            return () -> {};
        }
    }

    private Scope begin(Reporter reporter) {
        RequestContext own = reporter.begin(new WorkSource(name));
        return () -> {
            own.settle();
            own.detach();
        };
    }

    private Scope continueCarried(Reporter reporter) {
        RequestContext copy = reporter.copy();
        Scope scope = copy.attach();
        reporter.contexts().context().transaction(name.get());
        return scope;
    }
}
