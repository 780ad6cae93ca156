/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.Context;
import org.ravenee.DeliveryException;
import org.ravenee.Dsn;
import org.ravenee.Event;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.HttpRequest;
import org.ravenee.Level;
import org.ravenee.Options;
import org.ravenee.Stats;
import org.ravenee.User;
import org.ravenee.internal.context.CallerValues;
import org.ravenee.internal.context.ThreadBoundContext;
import org.ravenee.internal.delivery.Delivery;
import org.ravenee.internal.delivery.LossReason;
import org.ravenee.internal.delivery.Report;
import org.ravenee.internal.event.EventAssembler;
import org.ravenee.internal.event.EventDraft;
import org.ravenee.internal.event.EventKind;
import org.ravenee.internal.event.EventSize;
import org.ravenee.internal.event.Snapshot;
import org.ravenee.internal.event.Surroundings;
import org.ravenee.internal.event.Traces;
import org.ravenee.internal.values.Causes;
import org.ravenee.internal.values.ForeignCode;
import org.ravenee.internal.values.Patience;

/**
 * The client: asks the cheap filters first, then takes a snapshot of the calling thread, and leaves
 * everything else to the delivery.
 */
final class RavenClient implements Client {

    private final Options options;
    private final @Nullable Dsn dsn;
    private final ThreadBoundContext context;
    private final CallerValues values;
    private final ReportedThrowables reported;
    private final IgnoreRules ignoreRules;
    private final EventAssembler assembler;
    private final Surroundings surroundings;
    private final Delivery delivery;
    private final Traces traces;
    private final ForeignCode foreign;
    private final Causes causes;
    private final OwnFailures failures = new OwnFailures();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<Runnable> hooks = new CopyOnWriteArrayList<>();

    RavenClient(
            Options options,
            @Nullable Dsn dsn,
            ThreadBoundContext context,
            CallerValues values,
            ReportedThrowables reported,
            EventAssembler assembler,
            Surroundings surroundings,
            Delivery delivery,
            Traces traces,
            ForeignCode foreign,
            Causes causes) {
        this.foreign = foreign;
        this.causes = causes;
        this.options = options;
        this.dsn = dsn;
        this.context = context;
        this.values = values;
        this.reported = reported;
        this.ignoreRules = new IgnoreRules(options.ignoreExceptions());
        this.assembler = assembler;
        this.surroundings = surroundings;
        this.delivery = delivery;
        this.traces = traces;
    }

    @Override
    public EventId captureException(Throwable throwable) {
        return captureException(throwable, Snapshot.nothing());
    }

    @Override
    public EventId captureException(Throwable throwable, Consumer<EventBuilder> with) {
        return capture(EventKind.EXCEPTION, throwable, with);
    }

    @Override
    public EventId captureMessage(String message) {
        return captureMessage(message, Snapshot.nothing());
    }

    @Override
    public EventId captureMessage(String message, Level level) {
        return captureMessage(message, event -> event.level(level));
    }

    @Override
    public EventId captureMessage(String message, Consumer<EventBuilder> with) {
        return message == null
                ? EventId.NONE
                : capture(EventKind.MESSAGE, null, saying(message, with));
    }

    @Override
    public EventId captureQuery(String sql) {
        return captureQuery(sql, Snapshot.nothing());
    }

    @Override
    public EventId captureQuery(String sql, Consumer<EventBuilder> with) {
        return sql == null ? EventId.NONE : capture(EventKind.QUERY, null, saying(sql, with));
    }

    @Override
    public EventId capture(String eventType, Consumer<EventBuilder> with) {
        return capture(EventKind.of(String.valueOf(eventType)), null, typed(eventType, with));
    }

    private static Consumer<EventBuilder> saying(
            String message, @Nullable Consumer<EventBuilder> with) {
        return event -> {
            event.message(message);
            if (with != null) {
                with.accept(event);
            }
        };
    }

    /** Events of the application's own type can be found by it. */
    private static Consumer<EventBuilder> typed(
            @Nullable String eventType, @Nullable Consumer<EventBuilder> with) {
        return event -> {
            if (eventType != null && !EventKind.isBuiltIn(eventType)) {
                event.tag("event.type", eventType);
            }
            if (with != null) {
                with.accept(event);
            }
        };
    }

    private EventId capture(
            EventKind kind, @Nullable Throwable throwable, @Nullable Consumer<EventBuilder> with) {
        if (!isEnabled()) {
            return EventId.NONE;
        }
        try {
            return filterAndDeliver(kind, throwable, with);
        } catch (DeliveryException e) {
            throw e;
        } catch (Throwable e) {
            failures.log(e);
            delivery.refused(LossReason.INTERNAL_SDK_ERROR);
            return EventId.NONE;
        }
    }

    private EventId filterAndDeliver(
            EventKind kind, @Nullable Throwable thrown, @Nullable Consumer<EventBuilder> with) {
        Patience patience = causes.callersPatience();
        if (thrown != null && isFiltered(thrown, patience)) {
            return EventId.NONE;
        }
        EventDraft draft = new EventDraft(values, patience);
        if (with != null) {
            draft.describe(with);
        }
        Throwable throwable = thrown == null ? draft.exception() : thrown;
        if (thrown == null && throwable != null && isFiltered(throwable, patience)) {
            return EventId.NONE;
        }
        if (kind == EventKind.EXCEPTION && draft.isSilent() && throwable == null) {
            return EventId.NONE;
        }
        if (isSampledOut(draft.sampleRateOr(options.sampleRate()))) {
            if (throwable != null) {
                // The decision is for the failure: no part of it must be drawn for again.
                reported.claim(throwable, EventId.NONE, patience);
            }
            delivery.refused(LossReason.SAMPLE_RATE);
            return EventId.NONE;
        }
        return deliver(snapshot(kind, throwable, draft), patience);
    }

    private boolean isFiltered(Throwable throwable, Patience patience) {
        return ignoreRules.ignore(throwable) || reported.find(throwable, patience) != null;
    }

    private static boolean isSampledOut(double rate) {
        return rate < 1.0 && ThreadLocalRandom.current().nextDouble() >= rate;
    }

    private Snapshot snapshot(EventKind kind, @Nullable Throwable throwable, EventDraft draft) {
        boolean withStack = draft.wantsStack(throwable == null && options.autoLogStacks());
        return new Snapshot(
                kind,
                throwable,
                draft,
                context.data(),
                context.steps(),
                withStack,
                traces.current());
    }

    private EventId deliver(Snapshot snapshot, Patience patience) {
        Throwable throwable = snapshot.throwable();
        EventId id = snapshot.id();
        if (throwable != null && !reported.claim(throwable, id, patience)) {
            return EventId.NONE;
        }
        boolean accepted = false;
        try {
            accepted =
                    delivery.accept(
                            new Report(
                                    id,
                                    snapshot.bytes(causes, patience),
                                    () -> assembler.assemble(snapshot)));
        } finally {
            if (!accepted && throwable != null) {
                reported.release(throwable, id, patience);
            }
        }
        if (!accepted) {
            return EventId.NONE;
        }
        context.accepted(id);
        return id;
    }

    @Override
    public void captureBreadcrumb(String message) {
        context.breadcrumb(message);
    }

    @Override
    public void captureBreadcrumb(Consumer<Breadcrumb.Builder> with) {
        context.breadcrumb(with);
    }

    @Override
    public void captureBreadcrumb(Breadcrumb breadcrumb) {
        context.breadcrumb(breadcrumb);
    }

    @Override
    public void userContext(@Nullable User user) {
        context.user(user);
    }

    @Override
    public void tagsContext(Map<String, String> tags) {
        context.tags(tags);
    }

    @Override
    public void extraContext(Map<String, ?> extra) {
        context.extras(extra);
    }

    @Override
    public void httpContext(@Nullable HttpRequest request) {
        context.request(request);
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public Event buildEvent(String eventType, Consumer<EventBuilder> with) {
        try {
            EventDraft draft = new EventDraft(values, causes.callersPatience());
            draft.describe(typed(eventType, with));
            EventKind kind = EventKind.of(String.valueOf(eventType));
            return assembler.assemble(snapshot(kind, draft.exception(), draft));
        } catch (Throwable e) {
            failures.log(e);
            return Event.builder().build();
        }
    }

    @Override
    public EventId send(Event event) {
        if (!isEnabled() || event == null) {
            return EventId.NONE;
        }
        try {
            Event taken = values.event(event);
            if (!delivery.accept(new Report(taken.id(), EventSize.retained(taken), () -> taken))) {
                return EventId.NONE;
            }
            context.accepted(taken.id());
            return taken.id();
        } catch (DeliveryException e) {
            throw e;
        } catch (Throwable e) {
            failures.log(e);
            delivery.refused(LossReason.INTERNAL_SDK_ERROR);
            return EventId.NONE;
        }
    }

    @Override
    public boolean isEnabled() {
        return dsn != null && !closed.get();
    }

    @Override
    public boolean shouldCapture(Throwable throwable) {
        return throwable != null && !ignoreRules.ignore(throwable);
    }

    @Override
    public Map<String, String> getModuleVersions() {
        return surroundings.modules();
    }

    @Override
    public Optional<String> getPublicDsn() {
        return Optional.ofNullable(dsn).filter(present -> isEnabled()).map(Dsn::publicDsn);
    }

    @Override
    public Optional<String> getPublicDsn(String scheme) {
        return scheme == null
                ? getPublicDsn()
                : Optional.ofNullable(dsn)
                        .filter(present -> isEnabled())
                        .map(present -> present.publicDsn(scheme));
    }

    @Override
    public EventId lastEventId() {
        return context.lastEventId();
    }

    @Override
    public Stats stats() {
        return delivery.stats();
    }

    @Override
    public boolean flush(Duration timeout) {
        return delivery.flush(timeout == null ? Duration.ZERO : timeout);
    }

    /** Undoes what was installed for this client. */
    void beforeClose(Runnable uninstall) {
        hooks.add(uninstall);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            hooks.forEach(this::tryTo);
            tryTo(() -> delivery.close(options.shutdownTimeout()));
            context.close();
            foreign.close();
        }
    }

    /** What fails does not keep the rest from ending. */
    private void tryTo(Runnable end) {
        try {
            end.run();
        } catch (Throwable e) {
            failures.log(e);
        }
    }
}
