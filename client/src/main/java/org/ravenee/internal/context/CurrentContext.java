/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Context;
import org.ravenee.ContextSnapshot;
import org.ravenee.EventId;
import org.ravenee.HttpRequest;
import org.ravenee.Scope;
import org.ravenee.User;
import org.ravenee.internal.values.Texts;
import org.ravenee.internal.values.ValueConverter;
import org.ravenee.spi.ContextManager;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;

/** The view on whatever context the calling thread has. */
public final class CurrentContext implements Context, ContextManager {

    private final ContextStorage threads = new ContextStorage();
    private final InputLimits values;
    private final int maxBreadcrumbs;
    private final FailureLookup reported;

    /**
     * Creates the contexts of one client.
     *
     * @param converter takes values as they are
     * @param maxBreadcrumbs how many are kept; 0 keeps none
     * @param reported finds the event of a failure
     */
    public CurrentContext(ValueConverter converter, int maxBreadcrumbs, FailureLookup reported) {
        this.values = new InputLimits(converter);
        this.maxBreadcrumbs = maxBreadcrumbs;
        this.reported = reported;
    }

    /** What an event on this thread sees. */
    public ContextData data() {
        RequestScope context = threads.find();
        return context == null ? ContextData.EMPTY : context.resolve();
    }

    /** The breadcrumbs of this thread. */
    public BreadcrumbBuffer breadcrumbs() {
        RequestScope context = threads.find();
        return context == null ? BreadcrumbBuffer.EMPTY : context.breadcrumbs();
    }

    /**
     * Identifies the work of this thread. Contexts that were copied from one another have the same
     * origin: positive for a request, negative for the context of a thread. 0 for no context.
     */
    public long origin() {
        RequestScope context = threads.find();
        return context == null ? 0 : context.origin();
    }

    /** Remembers an event that was accepted on this thread. */
    public void accepted(EventId id) {
        threads.forgetEnded();
        threads.get().accepted(id);
    }

    /** The last event that was accepted on this thread. */
    public EventId lastEventId() {
        RequestScope context = threads.find();
        return context == null ? EventId.NONE : context.lastEventId();
    }

    /** Lets go of every thread. */
    public void close() {
        threads.close();
    }

    @Override
    public Context user(@Nullable User user) {
        User taken = user == null ? null : values.user(user);
        threads.get().update(data -> data.user = taken);
        return this;
    }

    @Override
    @SuppressWarnings("NullAway") // callers are not checked for nullness
    public Context tag(String name, @Nullable String value) {
        String known = InputLimits.tag(name);
        String taken = InputLimits.tag(value);
        if (known != null) {
            threads.get().update(data -> data.addTag(known, taken));
        }
        return this;
    }

    @Override
    public Context tags(Map<String, String> tags) {
        Map<String, @Nullable String> taken = values.tags(tags);
        threads.get().update(data -> data.addTags(taken));
        return this;
    }

    @Override
    @SuppressWarnings("NullAway") // null is a value like any other
    public Context extra(String name, @Nullable Object value) {
        return extras(Collections.singletonMap(name, value));
    }

    @Override
    public Context extras(Map<String, ?> extras) {
        Map<String, Object> taken = values.extras(extras);
        threads.get().update(data -> data.addExtra(taken));
        return this;
    }

    @Override
    public Context request(@Nullable HttpRequest request) {
        HttpRequest taken = request == null ? null : values.request(request);
        threads.get().update(data -> data.request = taken);
        return this;
    }

    @Override
    public Context transaction(@Nullable String transaction) {
        String taken =
                transaction == null ? null : Texts.cut(transaction, InputLimits.LONGEST_NAME);
        threads.get().update(data -> data.transaction = taken);
        return this;
    }

    @Override
    public Context breadcrumb(String message) {
        if (maxBreadcrumbs > 0 && message != null) {
            add(Breadcrumb.of(message));
        }
        return this;
    }

    @Override
    @SuppressWarnings("NullAway") // callers are not checked for nullness
    public Context breadcrumb(Breadcrumb breadcrumb) {
        if (maxBreadcrumbs > 0 && breadcrumb != null) {
            add(breadcrumb);
        }
        return this;
    }

    @Override
    public Context breadcrumb(Consumer<Breadcrumb.Builder> with) {
        if (maxBreadcrumbs > 0) {
            Breadcrumb crumb = values.breadcrumb(with);
            if (crumb != null) {
                add(crumb);
            }
        }
        return this;
    }

    private void add(Breadcrumb crumb) {
        threads.get().add(values.breadcrumb(crumb), maxBreadcrumbs);
    }

    @Override
    public Context clear() {
        RequestScope context = threads.find();
        if (context != null) {
            context.clear();
        }
        return this;
    }

    @Override
    public Scope push() {
        return threads.get().push();
    }

    @Override
    public Runnable wrap(Runnable work) {
        RequestScope carried = carried();
        return () -> {
            try (Scope scope = carried.copy().attach()) {
                work.run();
            }
        };
    }

    @Override
    public <T> Callable<T> wrap(Callable<T> work) {
        RequestScope carried = carried();
        return () -> {
            try (Scope scope = carried.copy().attach()) {
                return work.call();
            }
        };
    }

    @Override
    public <T> Supplier<T> wrap(Supplier<T> work) {
        RequestScope carried = carried();
        return () -> {
            try (Scope scope = carried.copy().attach()) {
                return work.get();
            }
        };
    }

    private RequestScope carried() {
        RequestScope context = threads.find();
        return context == null ? new RequestScope(threads) : context.copy();
    }

    @Override
    public ContextSnapshot snapshot() {
        ContextData data = data();
        return new ContextSnapshot(
                data.user(),
                Collections.unmodifiableMap(new LinkedHashMap<>(data.tags())),
                Collections.unmodifiableMap(new LinkedHashMap<>(data.extra())),
                data.request(),
                data.transaction(),
                Collections.unmodifiableList(breadcrumbs().list(maxBreadcrumbs)));
    }

    @Override
    public RequestContext begin(@Nullable RequestSource source) {
        RequestScope request = new RequestScope(threads);
        request.begin(source);
        return request;
    }

    @Override
    public @Nullable RequestContext current() {
        return threads.request();
    }

    @Override
    public RequestContext copy() {
        return carried();
    }

    @Override
    public EventId reported(Throwable throwable) {
        return throwable == null ? EventId.NONE : reported.find(throwable, origin());
    }

    @Override
    public Consumer<Breadcrumb> breadcrumbSink() {
        RequestScope context = threads.get();
        return crumb -> {
            if (maxBreadcrumbs > 0) {
                context.add(values.breadcrumb(crumb), maxBreadcrumbs);
            }
        };
    }
}
