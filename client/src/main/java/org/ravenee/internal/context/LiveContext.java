/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.Scope;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;

/**
 * The context of one request or thread. What it holds is immutable and replaced atomically, so that
 * several threads of one request may use it, and taking it along costs nothing.
 */
final class LiveContext implements RequestContext {

    private static final VarHandle DATA = handle("data", ContextData.class);
    private static final VarHandle TRAIL = handle("trail", Trail.class);

    private final ThreadContexts threads;
    private volatile ContextData data = ContextData.EMPTY;
    private volatile Trail trail = Trail.EMPTY;
    private volatile EventId lastEventId = EventId.NONE;
    private volatile @Nullable DeferredFailure deferred;

    /** Read on its own thread only; both change together, on that thread. */
    private volatile @Nullable RequestSource source;

    private volatile @Nullable Thread sourceThread;

    private volatile @Nullable OpenScope scopes;

    /** What {@link #detach} ends: the attachment to the thread that began the request. */
    private volatile @Nullable Attachment begun;

    LiveContext(ThreadContexts threads) {
        this.threads = threads;
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(LiveContext.class, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    ContextData data() {
        return data;
    }

    Trail trail() {
        return trail;
    }

    void update(UnaryOperator<ContextData> change) {
        ContextData before;
        do {
            before = data;
        } while (!DATA.compareAndSet(this, before, change.apply(before)));
    }

    void add(Breadcrumb crumb, int most) {
        Trail before;
        Trail after;
        do {
            before = trail;
            after = before.add(crumb, most);
        } while (before != after && !TRAIL.compareAndSet(this, before, after));
    }

    synchronized void clear() {
        scopes = null;
        data = ContextData.EMPTY;
        trail = Trail.EMPTY;
    }

    /**
     * What an event on this thread sees: what was set, and where it was not, what is being served.
     */
    ContextData resolve() {
        RequestSource current = source;
        if (current == null || sourceThread != Thread.currentThread()) {
            return data;
        }
        ContextData known = data;
        return known.orElse(
                known.request() == null
                        ? Guarded.read(() -> CallerValues.limited(current.request()))
                        : null,
                known.user() == null
                        ? Guarded.read(() -> CallerValues.limited(current.user()))
                        : null,
                known.transaction() == null ? Guarded.read(current::transaction) : null);
    }

    /** A copy for another thread, which nothing here changes any more. */
    LiveContext copy() {
        LiveContext copy = new LiveContext(threads);
        copy.data = resolve();
        copy.trail = trail;
        copy.lastEventId = lastEventId;
        return copy;
    }

    synchronized Scope push() {
        OpenScope scope = new OpenScope(this, data, trail, scopes);
        scopes = scope;
        return scope;
    }

    /** Restores what was before a scope, unless it is not open any more. */
    synchronized void close(OpenScope scope) {
        for (OpenScope open = scopes; open != null; open = open.outer()) {
            if (open == scope) {
                data = scope.data();
                trail = scope.trail();
                scopes = scope.outer();
                return;
            }
        }
    }

    @Override
    public void accepted(EventId id) {
        lastEventId = id;
    }

    void begin(@Nullable RequestSource source) {
        source(source);
        begun = threads.attach(this);
    }

    @Override
    public Scope attach() {
        return threads.attach(this);
    }

    @Override
    public void detach() {
        // What the container lent for this thread is not to be read after it has moved on.
        source(null);
        Attachment attachment = begun;
        if (attachment != null) {
            attachment.close();
        }
    }

    @Override
    public @Nullable RequestSource source(@Nullable RequestSource source) {
        RequestSource before = this.source;
        this.sourceThread = source == null ? null : Thread.currentThread();
        this.source = source;
        return before;
    }

    @Override
    public void materialise() {
        ContextData resolved = resolve();
        if (sourceThread == Thread.currentThread()) {
            source(null);
            update(now -> now.orElse(resolved.request(), resolved.user(), resolved.transaction()));
        }
    }

    @Override
    public synchronized void defer(Throwable failure, Consumer<EventBuilder> with) {
        if (failure != null) {
            deferred = new DeferredFailure(failure, with);
        }
    }

    @Override
    public @Nullable DeferredFailure takeDeferred() {
        if (deferred == null) {
            // As after nearly every request: no lock for nothing.
            return null;
        }
        synchronized (this) {
            DeferredFailure taken = deferred;
            deferred = null;
            return taken;
        }
    }

    @Override
    public EventId lastEventId() {
        return lastEventId;
    }

    /** What a scope restores; the scopes around it follow. */
    record OpenScope(LiveContext context, ContextData data, Trail trail, @Nullable OpenScope outer)
            implements Scope {

        @Override
        public void close() {
            context.close(this);
        }

        // Identity, not content: two scopes that restore the same are still two.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
