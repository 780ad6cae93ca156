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
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventId;
import org.ravenee.Mechanism;
import org.ravenee.internal.context.FailureLookup;
import org.ravenee.internal.values.SystemClock;
import org.ravenee.internal.values.ThrowableReader;
import org.ravenee.spi.FailureOutcome;

/**
 * Remembers which throwables were reported, with their causes, by identity, for as long as they
 * live and no longer. One failure is one event, and no failure is silenced by another one:
 *
 * <ul>
 *   <li>A throwable that was captured is not reported again, on any thread.
 *   <li>It travels outwards, and may be wrapped on its way. In the same request, in contexts that
 *       were copied from it too, it is recognised in a wrapper, in what wrappers such as {@code
 *       ExecutionException} hold, and as a cause that is captured by itself. Outside of requests it
 *       is recognised on the same thread, or in a context that was carried along, for {@link
 *       ReportedFailure#MAX_TRAVEL_NANOS}: inside of a wrapper, and as a cause by itself.
 *   <li>A cause that was only part of a report does not make a new wrapper around it the same
 *       failure: an application may remember that cause, as HotSpot remembers why a class could not
 *       be initialised.
 *   <li>A throwable without a stack trace may be a constant, as those that HotSpot throws in hot
 *       code. It is never recognised, save where the layer that ends a request gets one that an
 *       inner layer has reported in that request.
 *   <li>A report whose event was refused or dropped is withdrawn.
 * </ul>
 *
 * <p>Safe for use by several threads.
 */
final class ReportedThrowables implements FailureLookup {

    /** The most causes that are remembered of one report: as many as its event shows. */
    private static final int MAX_CAUSES = 50;

    private final ThrowableReader throwables;
    private final LongSupplier nanos;
    private final Map<Object, Membership> memberships = new ConcurrentHashMap<>();
    private final ReferenceQueue<Throwable> collected = new ReferenceQueue<>();

    ReportedThrowables(ThrowableReader throwables) {
        this(throwables, new SystemClock());
    }

    /**
     * Creates an empty memory.
     *
     * @param nanos a monotonic clock
     */
    ReportedThrowables(ThrowableReader throwables, LongSupplier nanos) {
        this.throwables = throwables;
        this.nanos = nanos;
    }

    /** Describes a throwable that turns up on the calling thread. */
    Occurrence occurrence(Throwable thrown, long origin) {
        return Occurrence.of(throwables.causes(thrown), origin, nanos.getAsLong());
    }

    @Override
    public EventId find(Throwable throwable, long origin) {
        ReportedFailure failure = find(occurrence(throwable, origin), true);
        return failure == null ? EventId.NONE : failure.id();
    }

    @Override
    public EventId unhandled(Throwable throwable, long origin) {
        ReportedFailure failure = find(occurrence(throwable, origin), true);
        if (failure == null) {
            return EventId.NONE;
        }
        failure.unhandled();
        return failure.id();
    }

    /** Tells whether a failure was reported. The thrown exception counts as reported from then. */
    boolean isReported(Occurrence now) {
        ReportedFailure failure = find(now, false);
        if (failure == null) {
            return false;
        }
        remember(now.thrown(), failure);
        return true;
    }

    private void remember(Throwable thrown, ReportedFailure failure) {
        Key key = new Key(thrown, collected);
        Membership membership = new Membership(failure, Role.THROWN);
        Membership before = memberships.putIfAbsent(key, membership);
        if (before != null && !before.isOfThrown()) {
            // If another thread is faster, it has remembered it, too.
            memberships.replace(key, before, membership);
        }
    }

    private @Nullable ReportedFailure find(Occurrence now, boolean atBoundary) {
        if (memberships.isEmpty()) {
            return null;
        }
        for (int i = 0; i < now.causes().size(); i++) {
            Membership found = memberships.get(new Identity(now.causes().get(i)));
            if (found != null && isSame(found, now, i, atBoundary)) {
                return found.failure;
            }
        }
        return null;
    }

    /**
     * Tells whether the throwable at an index belongs to a failure that was reported.
     *
     * @param atBoundary whether the layer that ends a request asks
     */
    private boolean isSame(Membership found, Occurrence now, int index, boolean atBoundary) {
        ReportedFailure failure = found.failure;
        if (failure.isWithdrawn()) {
            return false;
        }
        boolean sameRequest = failure.isOfSameRequest(now);
        boolean same =
                (index == 0 && found.role == Role.THROWN)
                        || (sameRequest && (found.role != Role.CAUSE || index <= now.failure()))
                        || (failure.isNear(now) && (found.role == Role.THROWN || index == 0));
        // The trace last: it may have to be created.
        return same
                && ((sameRequest && atBoundary && failure.isByLayer())
                        || throwables.hasTrace(now.causes().get(index)));
    }

    /**
     * Remembers a report, unless the failure was reported already, by another thread a moment ago
     * perhaps: then null. Of threads that capture one throwable, one is first.
     */
    @Nullable ReportedFailure claim(Occurrence now, EventId id, Mechanism mechanism) {
        return claim(now, id, mechanism, null);
    }

    /**
     * Remembers a report whose event waits for the outcome of the failure.
     *
     * @param outcome null if the event does not wait
     */
    @Nullable ReportedFailure claim(
            Occurrence now, EventId id, Mechanism mechanism, @Nullable FailureOutcome outcome) {
        forgetCollected();
        boolean atBoundary = ReportedFailure.isBoundary(mechanism);
        ReportedFailure failure = new ReportedFailure(id, now, mechanism, outcome);
        Membership membership = new Membership(failure, Role.THROWN);
        for (int i = 0; i < now.causes().size() && i < MAX_CAUSES; i++) {
            Role role = i == 0 ? Role.THROWN : i <= now.failure() ? Role.FAILURE : Role.CAUSE;
            if (membership.role != role) {
                membership = new Membership(failure, role);
            }
            if (!put(now, i, membership, atBoundary)) {
                failure.withdraw();
                return null;
            }
        }
        return failure;
    }

    /** Adds a throwable to a report; false if it belongs to one of the same failure. */
    private boolean put(Occurrence now, int index, Membership membership, boolean atBoundary) {
        Key key = new Key(now.causes().get(index), collected);
        while (true) {
            Membership before = memberships.putIfAbsent(key, membership);
            if (before == null) {
                return true;
            }
            if (isSame(before, now, index, atBoundary)) {
                return false;
            }
            // A throwable that was captured stays so, also as the cause of another failure.
            boolean stays = before.isOfThrown() && membership.role != Role.THROWN;
            if (stays || memberships.replace(key, before, membership)) {
                return true;
            }
        }
    }

    /** Returns the number of throwables that belong to reports that were not withdrawn. */
    int size() {
        forgetCollected();
        int size = 0;
        for (Membership membership : memberships.values()) {
            size += membership.failure.isWithdrawn() ? 0 : 1;
        }
        return size;
    }

    private void forgetCollected() {
        Reference<? extends Throwable> reference;
        while ((reference = collected.poll()) != null) {
            memberships.remove(reference);
        }
    }

    /** The part that a throwable has in a failure. */
    private enum Role {
        /** The throwable was captured itself. */
        THROWN,
        /** The throwable is the real failure, or a wrapper between that and the thrown one. */
        FAILURE,
        /** The throwable is a cause of the failure. */
        CAUSE
    }

    /** A throwable's part in a failure. */
    private static final class Membership {

        private final ReportedFailure failure;
        private final Role role;

        Membership(ReportedFailure failure, Role role) {
            this.failure = failure;
            this.role = role;
        }

        boolean isOfThrown() {
            return role == Role.THROWN && !failure.isWithdrawn();
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
            return other instanceof Key key && key.get() == throwable;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(throwable);
        }
    }

    /** A throwable, which it does not keep alive. */
    private static final class Key extends WeakReference<Throwable> {

        private final int hash;

        Key(Throwable throwable, ReferenceQueue<Throwable> collected) {
            super(throwable, collected);
            this.hash = System.identityHashCode(throwable);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Throwable throwable = get();
            return throwable != null && other instanceof Key key && key.get() == throwable;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
