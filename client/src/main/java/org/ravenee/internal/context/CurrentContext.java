/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Context;
import org.ravenee.ContextSnapshot;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.HttpRequest;
import org.ravenee.Options;
import org.ravenee.Scope;
import org.ravenee.User;
import org.ravenee.internal.values.Texts;
import org.ravenee.internal.values.ValueConverter;
import org.ravenee.spi.CheckIn;
import org.ravenee.spi.ContextManager;
import org.ravenee.spi.FailureOutcome;
import org.ravenee.spi.JsonbResolver;
import org.ravenee.spi.OutgoingTrace;
import org.ravenee.spi.RequestContext;
import org.ravenee.spi.RequestSource;

/** A view of the context of the calling thread. */
public final class CurrentContext implements Context, ContextManager {

    private final ContextStorage storage;
    private final ValueConverter converter;
    private final InputLimits values;
    private final int maxBreadcrumbs;
    private final FailureLookup reported;
    private final Consumer<CheckIn> checkIns;
    private final MdcTags mdc;
    private volatile Map<String, Object> server = Map.of();

    /**
     * Creates contexts without check-ins and without tags of the MDC.
     *
     * @param converter converts the values of callers
     * @param maxBreadcrumbs how many are kept; 0 keeps none
     * @param reported finds the event of a failure
     * @param storage binds contexts to threads
     */
    public CurrentContext(
            ValueConverter converter,
            int maxBreadcrumbs,
            FailureLookup reported,
            ContextStorage storage) {
        this(
                converter,
                maxBreadcrumbs,
                reported,
                storage,
                checkIn -> {},
                new MdcTags(List.of(), null));
    }

    /**
     * Creates the contexts of one client.
     *
     * @param converter converts the values of callers
     * @param maxBreadcrumbs how many are kept; 0 keeps none
     * @param reported finds the event of a failure
     * @param storage binds contexts to threads
     * @param checkIns sends check-ins
     * @param mdc reads tags of the calling thread
     */
    public CurrentContext(
            ValueConverter converter,
            int maxBreadcrumbs,
            FailureLookup reported,
            ContextStorage storage,
            Consumer<CheckIn> checkIns,
            MdcTags mdc) {
        this.storage = storage;
        this.converter = converter;
        this.values = new InputLimits(converter);
        this.maxBreadcrumbs = maxBreadcrumbs;
        this.reported = reported;
        this.checkIns = checkIns;
        this.mdc = mdc;
    }

    /** Creates contexts for a client that has none of its own. */
    public static ContextManager withoutClient() {
        Options defaults = Options.builder().build();
        return new CurrentContext(
                new ValueConverter(defaults.stringMaxLength(), defaults.listMaxLength()),
                defaults.maxBreadcrumbs(),
                (failure, origin) -> EventId.NONE,
                new ContextStorage(new OpenTelemetryTrace(null)));
    }

    @Override
    public void send(CheckIn checkIn) {
        checkIns.accept(checkIn);
    }

    @Override
    public Context context() {
        return this;
    }

    @Override
    public void describe(EventBuilder event) {
        CapturedContext captured = capture();
        ContextData data = captured.data();
        if (data.user() != null) {
            event.user(data.user());
        }
        if (data.request() != null) {
            event.request(data.request());
        }
        if (data.transaction() != null) {
            event.transaction(data.transaction());
        }
        event.tags(data.tagsWithValue()).extras(data.extra());
        captured.breadcrumbs().list(maxBreadcrumbs).forEach(event::breadcrumb);
        Map<String, Object> contexts = new LinkedHashMap<>();
        contexts.put("trace", captured.trace().asEventContext());
        if (!server.isEmpty()) {
            contexts.put("server", server);
        }
        event.data("contexts", contexts);
    }

    @Override
    public void startApplication() {
        storage.start();
    }

    @Override
    public void server(String name, @Nullable String version, String deployment) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("name", name);
        if (version != null) {
            named.put("version", version);
        }
        named.put("deployment", deployment);
        server = Collections.unmodifiableMap(named);
    }

    @Override
    public void addJsonbResolver(JsonbResolver resolver) {
        converter.addJsonbResolver(resolver);
    }

    @Override
    public OutgoingTrace outgoingTrace(Options options) {
        TraceContext found = storage.openTelemetry();
        TraceContext trace = found == null ? storage.get().trace() : found;
        return new OutgoingTrace(
                trace.traceId() + "-" + trace.spanId(),
                Baggage.ofSentry(trace.members(options)),
                "00-" + trace.traceId() + "-" + trace.spanId() + "-00");
    }

    /** Returns what the context of the calling thread adds to an event. */
    public CapturedContext capture() {
        ContextState context = storage.get();
        ContextState application = storage.application();
        ContextData data = context.resolve();
        TraceContext trace = storage.openTelemetry();
        return new CapturedContext(
                mdc.addTo(context == application ? data : data.over(application.outermost())),
                context.breadcrumbs(),
                context != application && storage.followsApplication()
                        ? application.breadcrumbs()
                        : BreadcrumbBuffer.EMPTY,
                trace == null ? context.trace() : trace,
                server);
    }

    /**
     * Identifies the work of this thread. Contexts that were copied from one another have the same
     * origin: positive for a request, negative for the context of a thread. 0 for no context.
     */
    public long origin() {
        ContextState context = storage.find();
        return context == null ? 0 : context.origin();
    }

    /** Sets the last event of the calling thread. */
    public void accepted(EventId id) {
        storage.forgetEnded();
        storage.get().accepted(id);
    }

    /** Keeps an outcome until the request or the work of the calling thread ends. */
    public void hold(FailureOutcome outcome) {
        storage.get().hold(outcome);
    }

    /** Notes that the failures on the calling thread were handled. */
    public void settle() {
        ContextState context = storage.find();
        if (context != null) {
            context.settle();
        }
    }

    /** Returns the last event that was accepted on the calling thread. */
    public EventId lastEventId() {
        ContextState context = storage.find();
        return context == null ? EventId.NONE : context.lastEventId();
    }

    /** Releases all contexts. */
    public void close() {
        storage.close();
    }

    @Override
    public Context user(@Nullable User user) {
        User taken = user == null ? null : values.user(user);
        storage.get().update(data -> data.user = taken);
        return this;
    }

    @Override
    @SuppressWarnings("NullAway") // callers are not checked for nullness
    public Context tag(String name, @Nullable String value) {
        String known = InputLimits.tag(name);
        String taken = InputLimits.tag(value);
        if (known != null) {
            storage.get().addShared(data -> data.addTag(known, taken));
        }
        return this;
    }

    @Override
    public Context tags(Map<String, String> tags) {
        Map<String, @Nullable String> taken = values.tags(tags);
        storage.get().addShared(data -> data.addTags(taken));
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
        storage.get().addShared(data -> data.addExtra(taken));
        return this;
    }

    @Override
    public Context request(@Nullable HttpRequest request) {
        HttpRequest taken = request == null ? null : values.request(request);
        storage.get().update(data -> data.request = taken);
        return this;
    }

    @Override
    public Context transaction(@Nullable String transaction) {
        String taken =
                transaction == null ? null : Texts.cut(transaction, InputLimits.LONGEST_NAME);
        storage.get().update(data -> data.transaction = taken);
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
        storage.get().add(values.breadcrumb(crumb), maxBreadcrumbs);
    }

    @Override
    public Context clear() {
        ContextState context = storage.find();
        if (context != null) {
            context.clear();
        }
        return this;
    }

    @Override
    public Scope push() {
        return storage.get().push();
    }

    @Override
    public Runnable wrap(Runnable work) {
        ContextState carried = carried();
        return () -> {
            try (Scope scope = carried.copy().attach()) {
                work.run();
            }
        };
    }

    @Override
    public <T> Callable<T> wrap(Callable<T> work) {
        ContextState carried = carried();
        return () -> {
            try (Scope scope = carried.copy().attach()) {
                return work.call();
            }
        };
    }

    @Override
    public <T> Supplier<T> wrap(Supplier<T> work) {
        ContextState carried = carried();
        return () -> {
            try (Scope scope = carried.copy().attach()) {
                return work.get();
            }
        };
    }

    private ContextState carried() {
        ContextState context = storage.find();
        return context == null ? new ContextState(storage) : context.copy();
    }

    @Override
    public ContextSnapshot snapshot() {
        ContextState context = storage.find();
        ContextData data = context == null ? ContextData.EMPTY : context.resolve();
        BreadcrumbBuffer breadcrumbs =
                context == null ? BreadcrumbBuffer.EMPTY : context.breadcrumbs();
        return new ContextSnapshot(
                data.user(),
                Collections.unmodifiableMap(data.tagsWithValue()),
                Collections.unmodifiableMap(new LinkedHashMap<>(data.extra())),
                data.request(),
                data.transaction(),
                Collections.unmodifiableList(breadcrumbs.list(maxBreadcrumbs)));
    }

    @Override
    public RequestContext begin(@Nullable RequestSource source) {
        storage.begin();
        ContextState request = new ContextState(storage);
        request.begin(source);
        return request;
    }

    @Override
    public void carriedBy(Supplier<@Nullable RequestContext> lookup) {
        storage.carriedBy(lookup);
    }

    @Override
    public @Nullable RequestContext current() {
        return storage.request();
    }

    @Override
    public RequestContext copy() {
        ContextState request = storage.request();
        return request != null && request == storage.ofPlatform() ? request : carried();
    }

    @Override
    public EventId reported(Throwable throwable) {
        return throwable == null ? EventId.NONE : reported.find(throwable, origin());
    }

    @Override
    public EventId unhandled(Throwable throwable) {
        return throwable == null ? EventId.NONE : reported.unhandled(throwable, origin());
    }

    @Override
    public Consumer<Breadcrumb> breadcrumbSink() {
        ContextState context = storage.get();
        return crumb -> {
            if (maxBreadcrumbs > 0) {
                context.add(values.breadcrumb(crumb), maxBreadcrumbs);
            }
        };
    }
}
