/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Runs methods of classes that nobody knows anything about: a {@code toString()} that waits for a
 * lock, an iterator without an end. They run on {@link HelperThreads}, so that waiting for them can
 * be given up, and a class that once did not answer is never asked again. Only JSON-B may be late
 * for a class once, see {@link MappedObjects}.
 *
 * <p>What the JDK itself implements is not foreign: most values never come here. Safe for use by
 * several threads.
 */
public final class ForeignCode {

    private final Object lock = new Object();

    /** Started for the first question: most applications never need one. */
    private volatile @Nullable HelperThreads helpers;

    /** Made for the first of them: most applications map none. */
    private @Nullable MappedObjects mappedObjects;

    private boolean closed;

    private final Set<Class<?>> silent =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

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

    /** Returns what shows objects that are mapped for JSON-B. */
    MappedObjects mappedObjects() {
        synchronized (lock) {
            if (mappedObjects == null) {
                mappedObjects = new MappedObjects(this);
            }
            return mappedObjects;
        }
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
