/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs code, reports what it throws, and rethrows the very same exception. Results pass unchanged.
 *
 * <pre>{@code
 * client.captureExceptions().except(TimeoutException.class).run(() -> importOrders());
 * }</pre>
 *
 * <p>Work that is null is refused at once, by a {@link NullPointerException} that is not reported.
 * A failure to report, with {@code sentry.raise-send-errors} for example, is {@linkplain
 * Throwable#addSuppressed suppressed} by that exception. Immutable: each refinement returns a new
 * object, so one may be kept and shared by threads.
 */
public final class Capture {

    private final Client client;
    private final List<Class<? extends Throwable>> types;
    private final List<Class<? extends Throwable>> except;
    private final Consumer<EventBuilder> with;

    private Capture(
            Client client,
            List<Class<? extends Throwable>> types,
            List<Class<? extends Throwable>> except,
            Consumer<EventBuilder> with) {
        this.client = client;
        this.types = types;
        this.except = except;
        this.with = with;
    }

    /**
     * Returns a capture of every {@link Exception} by a client. Applications say {@link
     * Client#captureExceptions()} instead; this is for those who implement a client.
     *
     * @param client reports what is captured
     * @return a new capture
     */
    public static Capture by(Client client) {
        Objects.requireNonNull(client, "client");
        return new Capture(client, List.of(Exception.class), List.of(), event -> {});
    }

    /**
     * Sets the types that are reported. The default is every {@link Exception}, and no {@link
     * Error}.
     *
     * @param types the types to report, with their subclasses; none or null means every exception
     * @return a new capture
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    public final Capture of(Class<? extends Throwable>... types) {
        List<Class<? extends Throwable>> named = present(types);
        return new Capture(
                client, named.isEmpty() ? List.of(Exception.class) : named, except, with);
    }

    /**
     * Leaves types out that {@link #of} lets in, in addition to those left out before.
     *
     * @param types the types not to report, with their subclasses
     * @return a new capture
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    public final Capture except(Class<? extends Throwable>... types) {
        List<Class<? extends Throwable>> all = new ArrayList<>(except);
        all.addAll(present(types));
        return new Capture(client, this.types, List.copyOf(all), with);
    }

    private static List<Class<? extends Throwable>> present(
            Class<? extends Throwable> @Nullable [] types) {
        return types == null ? List.of() : Arrays.stream(types).filter(Objects::nonNull).toList();
    }

    /**
     * Adds to the report, after what was to be added before.
     *
     * @param with adds to the event; runs only when something is reported; null adds nothing
     * @return a new capture
     */
    public Capture with(@Nullable Consumer<EventBuilder> with) {
        return with == null ? this : new Capture(client, types, except, this.with.andThen(with));
    }

    /**
     * Runs work now.
     *
     * @param work the work
     * @param <E> what the work may throw; inferred from a lambda
     * @throws E the exception of the work, unchanged
     */
    public <E extends Exception> void run(ThrowingRunnable<E> work) throws E {
        Objects.requireNonNull(work, "work");
        try {
            work.run();
        } catch (Throwable thrown) {
            report(thrown);
            throw thrown;
        }
    }

    /**
     * Runs work now and returns its result.
     *
     * @param work the work
     * @param <T> what it results in
     * @return the result
     * @throws Exception the exception of the work, unchanged
     */
    public <T> T call(Callable<T> work) throws Exception {
        Objects.requireNonNull(work, "work");
        try {
            return work.call();
        } catch (Throwable thrown) {
            report(thrown);
            throw thrown;
        }
    }

    /**
     * Wraps work for later, on any thread.
     *
     * @param work the work
     * @return the same work, watched
     */
    public Runnable wrap(Runnable work) {
        Objects.requireNonNull(work, "work");
        return () -> run(work::run);
    }

    /**
     * Wraps work with a result for later, on any thread.
     *
     * @param work the work
     * @param <T> what it results in
     * @return the same work, watched
     */
    public <T> Callable<T> wrap(Callable<T> work) {
        Objects.requireNonNull(work, "work");
        return () -> call(work);
    }

    /**
     * Wraps a supplier for later, on any thread.
     *
     * @param work the supplier
     * @param <T> what it supplies
     * @return the same supplier, watched
     */
    public <T> Supplier<T> wrap(Supplier<T> work) {
        Objects.requireNonNull(work, "work");
        return () -> {
            try {
                return work.get();
            } catch (Throwable thrown) {
                report(thrown);
                throw thrown;
            }
        };
    }

    private void report(Throwable thrown) {
        if (isAnyOf(types, thrown) && !isAnyOf(except, thrown)) {
            try {
                client.captureException(thrown, with);
            } catch (Throwable e) {
                if (e != thrown) {
                    thrown.addSuppressed(e);
                }
            }
        }
    }

    private static boolean isAnyOf(List<Class<? extends Throwable>> types, Throwable thrown) {
        for (Class<? extends Throwable> type : types) {
            if (type.isInstance(thrown)) {
                return true;
            }
        }
        return false;
    }
}
