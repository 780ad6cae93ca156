/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.ravenee.internal.context.CurrentContext;
import org.ravenee.internal.delivery.Delivery;
import org.ravenee.internal.delivery.DiscardReason;
import org.ravenee.internal.event.EventKind;
import org.ravenee.internal.jfr.FlightRecording;
import org.ravenee.internal.log.BackgroundLogger;
import org.ravenee.internal.log.ClientMessages;

/**
 * The client: passes calls on to the context, to {@link EventCapture} and to the delivery, and
 * keeps its own failures away from the application.
 */
final class RavenClient implements Client {

    private final Options options;
    private final @Nullable Dsn dsn;
    private final CurrentContext context;
    private final EventCapture capture;
    private final EventPipeline pipeline;
    private final Delivery delivery;
    private @Nullable BackgroundLogger log;
    private final Set<String> failures = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private final List<AutoCloseable> hooks = new CopyOnWriteArrayList<>();

    RavenClient(
            Options options,
            @Nullable Dsn dsn,
            CurrentContext context,
            EventCapture capture,
            EventPipeline pipeline,
            Delivery delivery) {
        this.options = options;
        this.dsn = dsn;
        this.context = context;
        this.capture = capture;
        this.pipeline = pipeline;
        this.delivery = delivery;
    }

    @Override
    public EventId captureException(Throwable throwable) {
        return capture(EventKind.EXCEPTION, throwable, null);
    }

    @Override
    public EventId captureException(Throwable throwable, Consumer<EventBuilder> with) {
        return capture(EventKind.EXCEPTION, throwable, with);
    }

    @Override
    public EventId captureMessage(String message) {
        return captureText(EventKind.MESSAGE, message, null);
    }

    @Override
    public EventId captureMessage(String message, Level level) {
        return captureMessage(message, event -> event.level(level));
    }

    @Override
    public EventId captureMessage(String message, Consumer<EventBuilder> with) {
        return captureText(EventKind.MESSAGE, message, with);
    }

    @Override
    public EventId captureQuery(String sql) {
        return captureText(EventKind.QUERY, sql, null);
    }

    @Override
    public EventId captureQuery(String sql, Consumer<EventBuilder> with) {
        return captureText(EventKind.QUERY, sql, with);
    }

    private EventId captureText(
            EventKind kind, @Nullable String text, @Nullable Consumer<EventBuilder> with) {
        return text == null
                ? EventId.NONE
                : capture(kind, null, withMessageAndType(text, null, with));
    }

    @Override
    public EventId capture(String eventType, Consumer<EventBuilder> with) {
        return capture(
                EventKind.of(String.valueOf(eventType)),
                null,
                withMessageAndType(null, eventType, with));
    }

    /** Adds the event type as a tag, unless it is a built-in one. */
    private static Consumer<EventBuilder> withMessageAndType(
            @Nullable String message,
            @Nullable String eventType,
            @Nullable Consumer<EventBuilder> with) {
        return event -> {
            if (message != null) {
                event.message(message);
            }
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
        if (dsn == null) {
            return EventId.NONE;
        }
        Object recording = FlightRecording.beginCapture();
        EventId id = EventId.NONE;
        try {
            id = capture.capture(kind, throwable, with);
            return id;
        } catch (Throwable e) {
            return lost(e);
        } finally {
            if (recording != null) {
                FlightRecording.endCapture(recording, id, throwable, delivery.stats().queued());
            }
        }
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
            return capture.build(
                    EventKind.of(String.valueOf(eventType)),
                    withMessageAndType(null, eventType, with));
        } catch (Throwable e) {
            failed(e);
            return Event.builder().build();
        }
    }

    @Override
    public EventId send(Event event) {
        if (dsn == null || event == null) {
            return EventId.NONE;
        }
        try {
            return capture.send(event);
        } catch (Throwable e) {
            return lost(e);
        }
    }

    @Override
    public boolean isEnabled() {
        return dsn != null && !closed;
    }

    @Override
    public boolean shouldCapture(Throwable throwable) {
        return throwable != null && !capture.isIgnored(throwable);
    }

    @Override
    public Map<String, String> getModuleVersions() {
        return pipeline.modules();
    }

    @Override
    public Optional<String> getPublicDsn() {
        return dsn == null || !isEnabled() ? Optional.empty() : Optional.of(dsn.publicDsn());
    }

    @Override
    public Optional<String> getPublicDsn(String scheme) {
        return scheme == null || dsn == null || !isEnabled()
                ? getPublicDsn()
                : Optional.of(dsn.publicDsn(scheme));
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
        context.settle();
        return delivery.flush(timeout == null ? Duration.ZERO : timeout);
    }

    /** Undoes what was installed for this client. */
    void beforeClose(AutoCloseable hook) {
        hooks.add(hook);
    }

    @Override
    public void close() {
        if (end()) {
            for (AutoCloseable hook : hooks) {
                tryTo(hook);
            }
            tryTo(() -> delivery.close(options.shutdownTimeout()));
            context.close();
        }
    }

    /** Locks an internal object, because applications may lock the client. */
    private boolean end() {
        synchronized (hooks) {
            boolean isFirst = !closed;
            closed = true;
            return isFirst;
        }
    }

    /** Closes one resource; a failure does not stop the others from being closed. */
    private void tryTo(AutoCloseable end) {
        try {
            end.close();
        } catch (Throwable e) {
            failed(e);
        }
    }

    /**
     * Throws the failure that {@code sentry.raise-send-errors} asks for; logs and counts any other.
     */
    private EventId lost(Throwable failure) {
        if (failure instanceof DeliveryException) {
            // Cast to RuntimeException: verification would load DeliveryException at every start.
            throw (RuntimeException) failure;
        }
        failed(failure);
        delivery.refused(DiscardReason.INTERNAL_SDK_ERROR);
        return EventId.NONE;
    }

    /** Logs a failure of the client itself, once for each class of failure. */
    private void failed(Throwable failure) {
        if (failures.add(failure.getClass().getName())) {
            log().logFailure(ClientMessages.CAPTURE_FAILED, failure);
        }
    }

    private BackgroundLogger log() {
        synchronized (failures) {
            if (log == null) {
                log = new BackgroundLogger();
            }
            return log;
        }
    }
}
