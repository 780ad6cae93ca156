/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Runs methods of classes that nobody knows anything about: a {@code toString()} that waits for a
 * lock, an iterator without an end. They run on {@link HelperThreads}, so that waiting for them can
 * be given up, and a class that once did not answer is never asked again.
 *
 * <p>What the JDK itself implements is not foreign: most values never come here. Safe for use by
 * several threads.
 */
public final class ForeignCode {

    private final Object lock = new Object();

    /** Started for the first question: most applications never need one. */
    private volatile @Nullable HelperThreads helpers;

    private boolean closed;

    private final Set<Class<?>> silent =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** Those that JSON-B knows, or fails for without delay. */
    private final Set<Class<?>> introduced =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** Those that it is getting to know, and since when. */
    private final Map<Class<?>, Long> introductions =
            Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * Numbers, and no objects of ours: a class of the server keeps a value until it is asked for
     * another one, long after this client and its application are gone.
     */
    private final ClassValue<Integer> facts =
            new ClassValue<>() {
                @Override
                protected Integer computeValue(Class<?> type) {
                    return TypeFacts.of(type);
                }
            };

    private final long callersMillis;
    private final long sendersMillis;
    private volatile boolean anySilent;
    private volatile @Nullable JsonBinding binding;

    /** Takes a tenth of a second of a caller's time at most, and a second of the sender's. */
    public ForeignCode() {
        this(100, 1_000);
    }

    /** Takes as much time as is said. */
    public ForeignCode(long callersMillis, long sendersMillis) {
        this.callersMillis = callersMillis;
        this.sendersMillis = sendersMillis;
    }

    /** What one call of the client may wait on the caller's thread. */
    Patience callersPatience() {
        return new Patience(callersMillis);
    }

    /** What one event may wait on the sending thread. */
    Patience sendersPatience() {
        return new Patience(sendersMillis);
    }

    /** Tells whether one of some {@link TypeFacts} is true of a class. */
    boolean is(int fact, Class<?> type) {
        return (facts.get(type) & fact) != 0;
    }

    boolean answers(Class<?> type) {
        return !anySilent || !silent.contains(type);
    }

    /** Remembers who did not answer. The JDK's own classes only pass on what others do. */
    void blame(@Nullable Class<?> type) {
        if (type != null && !TypeFacts.isOfJdk(type)) {
            silent.add(type);
            anySilent = true;
        }
    }

    /**
     * Asks on a helper thread.
     *
     * @return the answer; null if there is none in time, or no helper is left
     */
    <T> @Nullable T ask(Callable<T> question, Patience patience) {
        try {
            HelperThreads asked = patience.isOver() ? null : helpers();
            return asked == null ? null : asked.ask(question, patience);
        } catch (OutOfMemoryError e) {
            // Of threads, most likely.
            return null;
        }
    }

    /** Tells whether JSON-B has not got to know a class yet. */
    boolean isNew(Class<?> type) {
        return !introduced.contains(type);
    }

    /** Tells whether getting to know a class takes longer already than anybody waits for it. */
    boolean isOverdue(Class<?> type) {
        Long since = introductions.get(type);
        return since != null && isLong(since);
    }

    private static boolean isLong(long since) {
        return System.nanoTime() - since >= Patience.INTRODUCTION;
    }

    /** Shows an object as JSON-B maps it, or, where it cannot, as a text. */
    @Nullable Object bound(Object value) {
        try {
            return isNew(value.getClass()) ? introduced(value) : binding().bind(value);
        } catch (RuntimeException | LinkageError e) {
            return value.toString();
        }
    }

    /** A late success is remembered for the next event; who fails late is not asked again. */
    private @Nullable Object introduced(Object value) {
        Class<?> type = value.getClass();
        long start = System.nanoTime();
        boolean first = introductions.putIfAbsent(type, start) == null;
        boolean succeeded = false;
        try {
            Object shown = binding().bind(value);
            succeeded = true;
            return shown;
        } finally {
            if (succeeded || !isLong(start)) {
                introduced.add(type);
            } else {
                blame(type);
            }
            if (first) {
                introductions.remove(type);
            }
        }
    }

    private JsonBinding binding() {
        JsonBinding existing = binding;
        if (existing == null) {
            existing = new JsonBinding();
            binding = existing;
        }
        return existing;
    }

    private @Nullable HelperThreads helpers() {
        HelperThreads existing = helpers;
        if (existing != null) {
            return existing;
        }
        synchronized (lock) {
            if (helpers == null && !closed) {
                helpers = new HelperThreads();
            }
            return helpers;
        }
    }

    /** Lets the helpers go; those that hang are told to stop once more. */
    public void close() {
        synchronized (lock) {
            closed = true;
            if (helpers != null) {
                helpers.close();
            }
        }
    }
}
