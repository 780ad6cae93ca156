/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.spi.RequestContext;

/**
 * Binds contexts to threads.
 *
 * <p>A thread that serves a request has the context of the request. Other threads have a context of
 * their own. The application has one, too: it is used outside of requests by the thread {@code
 * main} in Java SE, and by all threads of a container until the first request begins. The data of
 * the application's context is in every event.
 *
 * <p>Threads outlive applications, so a thread refers weakly to its own context. The strong
 * reference is here, and ends with the thread or the client. The context of a request is bound
 * strongly, because the integration that binds it unbinds it in a finally clause.
 *
 * <p>Unbinding sets the ThreadLocal to null and does not remove it: removing and creating its entry
 * would be most of the cost of a request. The entry is removed by the JDK once the client is
 * collected.
 */
public final class ContextStorage {

    /**
     * A ContextBinding, or a WeakReference to a context; null on threads that have neither. An
     * instance field, so that it ends with its client.
     */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Object> bound = new ThreadLocal<>();

    /** The contexts that belong to threads, until the threads end. */
    private final Map<Reference<?>, ContextState> own = new ConcurrentHashMap<>();

    private final ReferenceQueue<Thread> ended = new ReferenceQueue<>();

    private final AtomicLong origins = new AtomicLong();
    private final ContextState application = new ContextState(this);
    private final OpenTelemetryTrace openTelemetry;

    /** Finds requests that the platform carries to other threads; null if it carries none. */
    private volatile @Nullable Supplier<@Nullable RequestContext> platform;

    /** Whether a container starts the application, and not {@code main}. */
    private volatile boolean inContainer;

    /** Whether the container is starting the application. */
    private volatile boolean starting;

    /** Creates the storage of one client. */
    public ContextStorage(OpenTelemetryTrace openTelemetry) {
        this.openTelemetry = openTelemetry;
    }

    /** Notes that a container starts the application. */
    void start() {
        inContainer = true;
        starting = true;
    }

    /** Returns the context of the application. */
    ContextState application() {
        return application;
    }

    /** Tells whether the calling thread works for the application as a whole. */
    private boolean isApplicationThread() {
        // The JVM gives this name to the thread that calls main. Its id depends on the release.
        return inContainer ? starting : Thread.currentThread().getName().equals("main");
    }

    /**
     * Tells whether breadcrumbs of the application led to an event of the calling thread: in Java
     * SE, unless the thread works for a request or in a context that was carried to it.
     */
    boolean followsApplication() {
        return !inContainer && request() == null;
    }

    /** Notes that a request begins. The start of the application is over by then. */
    void begin() {
        if (starting) {
            starting = false;
        }
    }

    /** Returns OpenTelemetry's trace of the calling thread, or null. */
    @Nullable TraceContext openTelemetry() {
        return openTelemetry.current();
    }

    /** Returns the context of the calling thread, if it has one. */
    @Nullable ContextState find() {
        Object binding = bound.get();
        while (binding instanceof ContextBinding open) {
            ContextState context = open.context;
            if (context != null) {
                return context;
            }
            binding = settle();
        }
        ContextState request = ofPlatform();
        if (request != null) {
            return request;
        }
        if (binding instanceof WeakReference<?> reference) {
            return (ContextState) reference.get();
        }
        return isApplicationThread() ? application : null;
    }

    void carriedBy(Supplier<@Nullable RequestContext> lookup) {
        platform = lookup;
    }

    /** Returns the request that the platform has carried to the calling thread. */
    @Nullable ContextState ofPlatform() {
        Supplier<@Nullable RequestContext> lookup = platform;
        return lookup != null && lookup.get() instanceof ContextState request && request.isIn(this)
                ? request
                : null;
    }

    /** Returns the context of the calling thread; if it has none, creates one. */
    ContextState get() {
        ContextState context = find();
        if (context == null) {
            context = new ContextState(this);
            forgetEnded();
            own.put(new WeakReference<>(Thread.currentThread(), ended), context);
            bound.set(new WeakReference<>(context));
        }
        return context;
    }

    /** Returns the request that the calling thread serves. */
    @Nullable ContextState request() {
        return settle() instanceof ContextBinding open ? open.context : ofPlatform();
    }

    /** Gives the calling thread a context until the binding is closed. */
    ContextBinding attach(ContextState context) {
        ContextBinding binding = new ContextBinding(this, context, settle());
        bound.set(binding);
        return binding;
    }

    /** Gives the calling thread back what it had before bindings that are closed. */
    @Nullable Object settle() {
        Object binding = bound.get();
        Object open = ContextBinding.firstOpen(binding);
        if (open != binding) {
            bound.set(open);
        }
        return open;
    }

    /** Removes the contexts of threads that have ended; cheap when there are none. */
    void forgetEnded() {
        Reference<?> thread;
        while ((thread = ended.poll()) != null) {
            own.remove(thread);
        }
    }

    /** Returns a number that no context of this client has had. */
    long nextOrigin() {
        return origins.incrementAndGet();
    }

    /** Returns how many threads have a context of their own. */
    int size() {
        return own.size();
    }

    void close() {
        own.clear();
        application.clear();
    }
}
