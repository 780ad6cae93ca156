/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.internal.values.Causes;
import org.ravenee.internal.values.Patience;
import org.ravenee.spi.Failures;

/**
 * Remembers which throwables were reported, by identity, for as long as they live and no longer. A
 * wrapper of something reported is recognised by what it wraps; two exceptions are never taken for
 * one another, however equal they are. Safe for use by several threads.
 */
final class ReportedThrowables {

    private static final int DEEPEST = 20_000;

    private final Causes causes;
    private final Map<Object, EventId> reported = new ConcurrentHashMap<>();
    private final ReferenceQueue<Throwable> collected = new ReferenceQueue<>();

    ReportedThrowables(Causes causes) {
        this.causes = causes;
    }

    /** Finds the report of a throwable or of anything in its causes; null if there is none. */
    @Nullable EventId find(Throwable throwable, Patience patience) {
        if (reported.isEmpty()) {
            return null;
        }
        Throwable next = throwable;
        for (int i = 0; next != null && i < DEEPEST; i++) {
            EventId id = reported.get(new Identity(next));
            if (id != null) {
                return id;
            }
            next = causes.of(next, patience);
        }
        return null;
    }

    /**
     * Remembers a report, unless another thread was faster; false then. It is the failure inside
     * the wrappers of containers that is remembered: threads may meet it in different ones.
     */
    boolean claim(Throwable throwable, EventId id) {
        forgetCollected();
        Throwable failure = Failures.unwrap(throwable);
        return reported.putIfAbsent(new WeakIdentity(failure, collected), id) == null;
    }

    /** Forgets a report that was not accepted after all. */
    void release(Throwable throwable) {
        reported.remove(new Identity(Failures.unwrap(throwable)));
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
    private record Identity(Throwable throwable) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof WeakIdentity weak && weak.get() == throwable;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(throwable);
        }
    }

    private static final class WeakIdentity extends WeakReference<Throwable> {

        private final int hash;

        WeakIdentity(Throwable throwable, ReferenceQueue<Throwable> collected) {
            super(throwable, collected);
            this.hash = System.identityHashCode(throwable);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Throwable throwable = get();
            return throwable != null
                    && other instanceof WeakIdentity weak
                    && weak.get() == throwable;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
