/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.internal.values.ThrowableReader;
import org.ravenee.spi.Failures;

/**
 * Remembers which throwables were reported, with their causes, by identity, for as long as they
 * live and no longer. Whatever wraps one of them is the same failure; two exceptions are never
 * taken for one another, however equal they are. Safe for use by several threads.
 */
final class ReportedThrowables implements Function<Throwable, EventId> {

    /** How many causes of one report are remembered: as many as its event shows. */
    private static final int MOST_LINKS = 50;

    private final ThrowableReader throwables;
    private final Map<Object, Link> reported = new ConcurrentHashMap<>();
    private final ReferenceQueue<Throwable> collected = new ReferenceQueue<>();

    ReportedThrowables(ThrowableReader throwables) {
        this.throwables = throwables;
    }

    /** Answers under which id a failure was reported. */
    @Override
    public EventId apply(Throwable throwable) {
        EventId id = find(throwables.causes(throwable));
        return id == null ? EventId.NONE : id;
    }

    /**
     * Finds the report of a throwable or of anything in its causes; null if there is none.
     *
     * @param causes the throwable and its causes
     */
    @Nullable EventId find(List<Throwable> causes) {
        if (reported.isEmpty()) {
            return null;
        }
        for (Throwable next : causes) {
            Link link = reported.get(new Identity(next));
            if (link != null && isSameFailure(link, next, causes.get(0))) {
                return link.id;
            }
        }
        return null;
    }

    /**
     * Exceptions without a trace are constants, of libraries and of the JVM itself. Many failures
     * have the same one as their cause, and would never be reported again.
     */
    private boolean isSameFailure(Link link, Throwable found, Throwable asked) {
        return link.itself || found == Failures.unwrap(asked) || throwables.hasTrace(found);
    }

    /**
     * Remembers a report, unless another thread was faster with a part of the same chain; false
     * then. Chains that meet have one end, so that of all threads one gets there.
     */
    boolean claim(List<Throwable> causes, EventId id) {
        forgetCollected();
        Throwable throwable = causes.get(0);
        Throwable failure = Failures.unwrap(throwable);
        boolean itself = true;
        for (int i = 0; i < causes.size() && i < MOST_LINKS; i++) {
            Throwable next = causes.get(i);
            Link link = new Link(next, collected, id, itself);
            Link before = reported.putIfAbsent(link, link);
            if (before != null && isSameFailure(before, next, throwable)) {
                release(causes, id);
                return false;
            }
            itself &= next != failure;
        }
        return true;
    }

    /** Forgets a report that was not accepted after all. */
    void release(List<Throwable> causes, EventId id) {
        for (int i = 0; i < causes.size() && i < MOST_LINKS; i++) {
            Link link = reported.get(new Identity(causes.get(i)));
            if (link != null && link.id == id) {
                reported.remove(link);
            }
        }
    }

    int size() {
        forgetCollected();
        return reported.size();
    }

    private void forgetCollected() {
        Reference<? extends Throwable> reference;
        while ((reference = collected.poll()) != null) {
            reported.remove(reference);
        }
    }

    /** Looks a throwable up without remembering it. */
    private static final class Identity {

        private final Throwable throwable;

        Identity(Throwable throwable) {
            this.throwable = throwable;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Link link && link.get() == throwable;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(throwable);
        }
    }

    /** A throwable of a chain that was reported: what was captured itself, or a cause of it. */
    private static final class Link extends WeakReference<Throwable> {

        private final int hash;
        private final EventId id;
        private final boolean itself;

        Link(Throwable throwable, ReferenceQueue<Throwable> collected, EventId id, boolean itself) {
            super(throwable, collected);
            this.hash = System.identityHashCode(throwable);
            this.id = id;
            this.itself = itself;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Throwable throwable = get();
            return throwable != null && other instanceof Link link && link.get() == throwable;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
