/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.Scope;
import org.ravenee.spi.FailureOutcome;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;

/**
 * The context of one request, thread or application. Its data is immutable and replaced atomically,
 * so that several threads of one request may use it, and a copy costs a reference.
 */
final class ContextState implements RequestContext {

    private static final VarHandle DATA = handle(ContextState.class, "data", ContextData.class);
    private static final VarHandle BREADCRUMBS =
            handle(ContextState.class, "breadcrumbs", BreadcrumbBuffer.class);
    private static final VarHandle SOURCE =
            handle(ContextState.class, "source", RequestSource.class);

    private final ContextStorage storage;

    // Null until something is set: a request without data writes no fields.
    private volatile @Nullable ContextData data;
    private volatile @Nullable BreadcrumbBuffer breadcrumbs;
    private volatile @Nullable ReportingState reporting;

    /**
     * Read on its own thread only; both change together, on that thread. The thread is written
     * first and read last, and the source is released, which keeps that order: a reader that sees a
     * source sees its thread or that of a later one, and takes no source of another thread for its
     * own.
     */
    private volatile @Nullable RequestSource source;

    private @Nullable Thread sourceThread;

    private volatile @Nullable OpenScope scopes;

    /**
     * The binding to the thread that began the request; {@link #detach} ends it. Written before the
     * context is given to another thread, and so seen by that thread.
     */
    private @Nullable ContextBinding begun;

    /**
     * The request that this is a copy of, through any number of copies; null outside of requests.
     */
    private @Nullable ContextState request;

    ContextState(ContextStorage storage) {
        this.storage = storage;
    }

    static VarHandle handle(Class<?> type, String field, Class<?> of) {
        try {
            return MethodHandles.lookup().findVarHandle(type, field, of);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static ContextData orEmpty(@Nullable ContextData data) {
        return data == null ? ContextData.EMPTY : data;
    }

    BreadcrumbBuffer breadcrumbs() {
        return orEmpty(breadcrumbs);
    }

    private static BreadcrumbBuffer orEmpty(@Nullable BreadcrumbBuffer breadcrumbs) {
        return breadcrumbs == null ? BreadcrumbBuffer.EMPTY : breadcrumbs;
    }

    void update(Consumer<ContextData> change) {
        ContextData before;
        ContextData after;
        do {
            before = data;
            after = new ContextData(orEmpty(before));
            change.accept(after);
        } while (!DATA.compareAndSet(this, before, after));
    }

    /** Adds tags or extra data. The request that this is a copy of gets them, too. */
    void addShared(Consumer<ContextData> change) {
        update(change);
        ContextState original = original();
        if (original != null) {
            original.update(change);
        }
    }

    /** Returns the request that this is a copy of; null for a request, and inside of scopes. */
    private @Nullable ContextState original() {
        return scopes == null ? request : null;
    }

    /** Adds a breadcrumb. The request that this is a copy of gets it, too. */
    void add(Breadcrumb crumb, int most) {
        BreadcrumbBuffer before;
        BreadcrumbBuffer after;
        do {
            before = breadcrumbs;
            after = orEmpty(before).add(crumb, most);
        } while (before != after && !BREADCRUMBS.compareAndSet(this, before, after));
        ContextState original = original();
        if (original != null) {
            original.add(crumb, most);
        }
    }

    synchronized void clear() {
        scopes = null;
        data = null;
        breadcrumbs = null;
    }

    /**
     * Returns the data for an event on this thread: the data that was set, completed by that of the
     * request being served.
     */
    ContextData resolve() {
        RequestSource current = source;
        ContextData known = orEmpty(data);
        if (current == null || !isReadable(current)) {
            return known;
        }
        ContextData resolved = new ContextData(known);
        if (resolved.request == null) {
            resolved.request = read(() -> InputLimits.limited(current.request()));
        }
        if (resolved.user == null) {
            resolved.user = read(() -> InputLimits.limited(current.user()));
        }
        if (resolved.transaction == null) {
            resolved.transaction = read(current::transaction);
        }
        return resolved;
    }

    private boolean isReadable(RequestSource current) {
        return sourceThread == Thread.currentThread() || !current.isBoundToThread();
    }

    /** Tells whether a client has begun this request. */
    boolean isIn(ContextStorage candidate) {
        return storage == candidate;
    }

    /** The container may refuse: a report without a part beats no report. */
    private static <T> @Nullable T read(Supplier<@Nullable T> part) {
        try {
            return part.get();
        } catch (Throwable e) {
            return null;
        }
    }

    private ReportingState reporting() {
        ReportingState known = reporting;
        return known == null ? ReportingState.NONE : known;
    }

    long origin() {
        long known = reporting().origin();
        return known == 0 ? assignOrigin() : known;
    }

    private synchronized long assignOrigin() {
        ReportingState known = reporting();
        if (known.origin() == 0) {
            long next = storage.nextOrigin();
            known = known.withOrigin(begun == null ? -next : next);
            reporting = known;
        }
        return known.origin();
    }

    /** Returns the trace that this context belongs to. */
    TraceContext trace() {
        TraceContext known = knownTrace();
        if (known != null) {
            return known;
        }
        TraceContext begun = TraceContext.begin();
        continueTrace(begun);
        TraceContext first = reporting().trace();
        return first == null ? begun : first;
    }

    /** Returns the trace that this context has or continues; null if it would begin one. */
    private @Nullable TraceContext knownTrace() {
        if (reporting().trace() == null) {
            TraceContext found = storage.openTelemetry();
            RequestSource current = source;
            if (found == null && current != null && isReadable(current)) {
                found = TraceContext.continued(read(current::incomingTrace));
            }
            continueTrace(found);
        }
        return reporting().trace();
    }

    private synchronized void continueTrace(@Nullable TraceContext found) {
        if (found != null && reporting().trace() == null) {
            reporting = reporting().withTrace(found);
        }
    }

    /** Returns what was set outside of all open scopes. */
    synchronized ContextData outermost() {
        ContextData outermost = data;
        for (OpenScope open = scopes; open != null; open = open.outer) {
            outermost = open.data;
        }
        return orEmpty(outermost);
    }

    /** Returns a copy for another thread. Later changes of this context do not change it. */
    ContextState copy() {
        ContextState copy = new ContextState(storage);
        copy.reporting = new ReportingState(lastEventId(), trace(), work(), null, origin(), null);
        copy.data = resolve();
        copy.breadcrumbs = breadcrumbs;
        copy.request = begun == null ? request : this;
        return copy;
    }

    synchronized Scope push() {
        OpenScope scope = new OpenScope(this);
        scopes = scope;
        return scope;
    }

    /** Restores what was before a scope, unless it is not open any more. */
    private synchronized void close(OpenScope scope) {
        for (OpenScope open = scopes; open != null; open = open.outer) {
            if (open == scope) {
                data = scope.data;
                breadcrumbs = scope.breadcrumbs;
                scopes = scope.outer;
                return;
            }
        }
    }

    @Override
    public void accepted(EventId id) {
        synchronized (this) {
            reporting = reporting().withLast(id);
        }
        ContextState original = request;
        if (original != null) {
            // Work of the request on another thread: its response shows the event, too.
            original.accepted(id);
        }
    }

    void begin(@Nullable RequestSource source) {
        source(source);
        begun = storage.attach(this);
    }

    @Override
    public Scope attach() {
        return storage.attach(this);
    }

    @Override
    public void detach() {
        // The objects of the container are valid on this thread only until the request has left it.
        source(null);
        ContextBinding binding = begun;
        if (binding != null) {
            binding.close();
        }
    }

    @Override
    public @Nullable RequestSource source(@Nullable RequestSource source) {
        RequestSource before = this.source;
        this.sourceThread = source == null ? null : Thread.currentThread();
        SOURCE.setRelease(this, source);
        return before;
    }

    @Override
    public void captureRequest() {
        RequestSource current = source;
        if (current != null && !current.isBoundToThread()) {
            return;
        }
        ContextData resolved = resolve();
        if (sourceThread == Thread.currentThread()) {
            knownTrace();
            source(null);
            update(now -> now.addMissing(resolved));
        }
    }

    @Override
    public synchronized void defer(Throwable failure, Consumer<EventBuilder> with) {
        if (failure != null) {
            reporting = reporting().withDeferred(new DeferredFailure(failure, with));
        }
    }

    @Override
    public @Nullable DeferredFailure takeDeferred() {
        if (reporting().deferred() == null) {
            // As after nearly every request: no lock for nothing.
            return null;
        }
        synchronized (this) {
            DeferredFailure taken = reporting().deferred();
            reporting = reporting().withDeferred(null);
            return taken;
        }
    }

    /** Keeps an outcome until {@link #settle}. The request that this is a copy of keeps it, too. */
    void hold(FailureOutcome outcome) {
        synchronized (this) {
            reporting = reporting().withHeld(new ReportingState.Held(outcome, reporting().held()));
        }
        ContextState original = request;
        if (original != null) {
            original.hold(outcome);
        }
    }

    @Override
    public void settle() {
        ReportingState.Held first = reporting().held();
        if (first == null) {
            return;
        }
        synchronized (this) {
            first = reporting().held();
            reporting = reporting().withHeld(null);
        }
        for (ReportingState.Held held = first; held != null; held = held.next()) {
            held.outcome().settle(true);
        }
    }

    @Override
    public EventId lastEventId() {
        return reporting().last();
    }

    @Override
    public synchronized void work(Object work) {
        reporting = reporting().withWork(work);
    }

    @Override
    public @Nullable Object work() {
        return reporting().work();
    }

    /** A scope with the data and the breadcrumbs that its end restores. */
    private static final class OpenScope implements Scope {

        private final ContextState context;
        private final @Nullable ContextData data;
        private final @Nullable BreadcrumbBuffer breadcrumbs;
        private final @Nullable OpenScope outer;

        OpenScope(ContextState context) {
            this.context = context;
            this.data = context.data;
            this.breadcrumbs = context.breadcrumbs;
            this.outer = context.scopes;
        }

        @Override
        public void close() {
            context.close(this);
        }
    }
}
