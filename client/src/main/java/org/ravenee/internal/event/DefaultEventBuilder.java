/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ravenee.Breadcrumb;
import org.ravenee.EventBuilder;
import org.ravenee.EventId;
import org.ravenee.HttpRequest;
import org.ravenee.Level;
import org.ravenee.Mechanism;
import org.ravenee.User;
import org.ravenee.internal.attribute.EventAttribute;
import org.ravenee.internal.context.InputLimits;
import org.ravenee.internal.values.Texts;
import org.ravenee.spi.FailureOutcome;
import org.ravenee.spi.FrameVariables;

/**
 * Collects the attributes that a caller gives to one event. Values are converted when they are set,
 * so that later changes to them do not change the event. Nothing can be set any more once the
 * builder is closed. No application code runs while the lock of the builder is held. Safe for use
 * by several threads.
 */
@SuppressWarnings("EnumOrdinal") // an array is smaller than a map, and there is one for each event
public final class DefaultEventBuilder implements EventBuilder {

    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    private final InputLimits values;
    private boolean closed;

    /** One slot for each attribute, by its ordinal. */
    private final @Nullable Object[] attributes = new Object[EventAttribute.ALL.size()];

    // The event shows the rest in other places, or not at all.
    @Nullable String template;
    List<@Nullable Object> params = List.of();
    @Nullable String engine;
    @Nullable Duration timeSpent;
    @Nullable Boolean stack;
    @Nullable Double sampleRate;
    @Nullable Throwable exception;
    Mechanism mechanism = Mechanism.GENERIC;
    @Nullable FrameVariables frameVariables;
    private @Nullable FailureOutcome outcome;

    /**
     * Creates an empty builder.
     *
     * @param values converts the values that callers hand over
     */
    public DefaultEventBuilder(InputLimits values) {
        this.values = values;
    }

    /**
     * Runs the caller's code on this builder. If that code fails, what it had set before is kept.
     */
    public void describe(Consumer<EventBuilder> with) {
        try {
            with.accept(this);
        } catch (Throwable e) {
            putExtra(Map.of("raven.description_failed", e.getClass().getName()));
        }
    }

    /** Ends the description. A builder that the caller keeps cannot change the event any more. */
    public synchronized void close() {
        closed = true;
    }

    /** Returns the value of an attribute; null if it was not set. */
    @Nullable Object get(EventAttribute attribute) {
        return attributes[attribute.ordinal()];
    }

    /** Sets an attribute to a converted value of its type. */
    synchronized EventBuilder set(EventAttribute attribute, @Nullable Object value) {
        if (!closed) {
            attributes[attribute.ordinal()] = value;
        }
        return this;
    }

    private EventBuilder text(EventAttribute attribute, @Nullable String text) {
        return set(attribute, attribute.limited(text));
    }

    /** Returns the tags; a null value removes a tag of the context. */
    Map<String, @Nullable String> tags() {
        return map(EventAttribute.TAGS);
    }

    Map<String, Object> extra() {
        return map(EventAttribute.EXTRA);
    }

    Map<String, Map<String, Object>> contexts() {
        return map(EventAttribute.CONTEXTS);
    }

    @SuppressWarnings("unchecked") // the type of the attribute
    private <V extends @Nullable Object> Map<String, V> map(EventAttribute attribute) {
        Object map = get(attribute);
        return map == null ? Map.of() : (Map<String, V>) map;
    }

    @SuppressWarnings("unchecked") // the type of the attribute
    List<Breadcrumb> breadcrumbs() {
        Object list = get(EventAttribute.BREADCRUMBS);
        return list == null ? List.of() : (List<Breadcrumb>) list;
    }

    @SuppressWarnings("unchecked") // the type of the attribute
    private synchronized <V extends @Nullable Object> void put(
            EventAttribute attribute, Map<String, V> entries) {
        if (!closed && !entries.isEmpty()) {
            Map<String, V> map = (Map<String, V>) get(attribute);
            if (map == null) {
                map = new LinkedHashMap<>();
                attributes[attribute.ordinal()] = map;
            }
            map.putAll(entries);
        }
    }

    /** Returns the identity of the event. */
    public synchronized EventId id() {
        EventId given = (EventId) get(EventAttribute.EVENT_ID);
        if (given == null) {
            given = EventId.random();
            attributes[EventAttribute.EVENT_ID.ordinal()] = given;
        }
        return given;
    }

    /** Returns how the exception came to be reported. */
    public synchronized Mechanism mechanism() {
        return mechanism;
    }

    /** Returns what will tell whether the failure was handled; null if that is known now. */
    public synchronized @Nullable FailureOutcome outcome() {
        return outcome;
    }

    /** Notes whether the failure was handled, after the builder was closed. */
    public synchronized void settle(boolean handled) {
        mechanism = Mechanism.of(mechanism.type(), handled);
    }

    /** Returns the share of such events to send. */
    public double sampleRateOr(double otherwise) {
        return sampleRate == null ? otherwise : sampleRate;
    }

    /** Tells whether the caller's stack is wanted. */
    public boolean wantsStack(boolean otherwise) {
        return stack == null ? otherwise : stack;
    }

    /** Tells whether the event would say nothing. */
    public boolean isSilent() {
        return template == null && exception == null && extra().isEmpty() && tags().isEmpty();
    }

    /** Returns the exception that was set as data, if any. */
    public @Nullable Throwable exception() {
        return exception;
    }

    @Override
    public EventBuilder level(Level level) {
        return set(EventAttribute.LEVEL, level);
    }

    @Override
    public synchronized EventBuilder message(String message) {
        if (!closed) {
            this.template = message;
        }
        return this;
    }

    @Override
    public EventBuilder logger(String logger) {
        return text(EventAttribute.LOGGER, logger);
    }

    @Override
    @SuppressWarnings("NullAway") // null is the documented way to remove a tag
    public EventBuilder tag(String name, @Nullable String value) {
        return tags(Collections.singletonMap(name, value));
    }

    @Override
    public EventBuilder tags(Map<String, String> tags) {
        putTags(values.tags(tags));
        return this;
    }

    void putTags(Map<String, @Nullable String> taken) {
        put(EventAttribute.TAGS, taken);
    }

    @Override
    @SuppressWarnings("NullAway") // null is a value like any other
    public EventBuilder extra(String name, @Nullable Object value) {
        return extras(Collections.singletonMap(name, value));
    }

    @Override
    public EventBuilder extras(Map<String, ?> extras) {
        putExtra(values.extras(extras));
        return this;
    }

    void putExtra(Map<String, Object> taken) {
        put(EventAttribute.EXTRA, taken);
    }

    @Override
    public EventBuilder fingerprint(String... fingerprint) {
        return set(
                EventAttribute.FINGERPRINT, fingerprint == null ? null : values.parts(fingerprint));
    }

    @Override
    public EventBuilder user(User user) {
        return set(EventAttribute.USER, user == null ? null : values.user(user));
    }

    @Override
    public EventBuilder request(HttpRequest request) {
        return set(EventAttribute.REQUEST, request == null ? null : values.request(request));
    }

    @Override
    public EventBuilder params(@Nullable Object... params) {
        // A single null is a parameter, too.
        List<@Nullable Object> taken = values.values(params == null ? new Object[1] : params);
        synchronized (this) {
            if (!closed) {
                this.params = taken;
            }
        }
        return this;
    }

    @Override
    public synchronized EventBuilder engine(String engine) {
        if (!closed) {
            this.engine = engine == null ? null : Texts.cut(engine, InputLimits.LONGEST_NAME);
        }
        return this;
    }

    @Override
    public synchronized EventBuilder timeSpent(Duration timeSpent) {
        if (!closed) {
            this.timeSpent = timeSpent == null ? null : inMillis(timeSpent);
        }
        return this;
    }

    /** Limits a time to what a number of milliseconds can express. */
    private static Duration inMillis(Duration time) {
        if (time.compareTo(LONGEST) > 0) {
            return LONGEST;
        }
        return time.compareTo(LONGEST.negated()) < 0 ? LONGEST.negated() : time;
    }

    @Override
    public synchronized EventBuilder stack(boolean stack) {
        if (!closed) {
            this.stack = stack;
        }
        return this;
    }

    @Override
    public EventBuilder timestamp(Instant timestamp) {
        return set(EventAttribute.TIMESTAMP, timestamp);
    }

    @Override
    public synchronized EventBuilder sampleRate(double sampleRate) {
        if (!closed) {
            this.sampleRate = Math.min(1.0, Math.max(0.0, sampleRate));
        }
        return this;
    }

    @Override
    public EventBuilder transaction(String transaction) {
        return text(EventAttribute.TRANSACTION, transaction);
    }

    @Override
    public EventBuilder release(String release) {
        return text(EventAttribute.RELEASE, release);
    }

    @Override
    public EventBuilder environment(String environment) {
        return text(EventAttribute.ENVIRONMENT, environment);
    }

    @Override
    public EventBuilder serverName(String serverName) {
        return text(EventAttribute.SERVER_NAME, serverName);
    }

    @Override
    public EventBuilder breadcrumb(Breadcrumb breadcrumb) {
        if (breadcrumb != null) {
            add(values.breadcrumb(breadcrumb));
        }
        return this;
    }

    private synchronized void add(Breadcrumb breadcrumb) {
        if (!closed) {
            List<Breadcrumb> list = breadcrumbs();
            if (list.isEmpty()) {
                list = new ArrayList<>();
                attributes[EventAttribute.BREADCRUMBS.ordinal()] = list;
            }
            list.add(breadcrumb);
        }
    }

    @Override
    public EventBuilder breadcrumb(Consumer<Breadcrumb.Builder> with) {
        Breadcrumb crumb = values.breadcrumb(with);
        return crumb == null ? this : breadcrumb(crumb);
    }

    @Override
    public synchronized EventBuilder mechanism(Mechanism mechanism) {
        if (!closed) {
            this.mechanism = mechanism == null ? Mechanism.GENERIC : mechanism;
        }
        return this;
    }

    @Override
    public EventBuilder data(String key, @Nullable Object value) {
        new EventAttributes(this, values).set(key, value);
        return this;
    }

    void putContext(String name, Map<String, Object> members) {
        put(EventAttribute.CONTEXTS, Map.of(name, members));
    }

    synchronized void exception(Throwable exception) {
        if (!closed) {
            this.exception = exception;
        }
    }

    synchronized void outcome(FailureOutcome later) {
        if (!closed) {
            outcome = later;
        }
    }

    /** The arguments of a call, as they are now. */
    void frameVariables(FrameVariables variables) {
        FrameVariables taken =
                FrameVariables.of(
                        variables.className(),
                        variables.methodName(),
                        values.extras(variables.values()));
        synchronized (this) {
            if (!closed) {
                frameVariables = taken;
            }
        }
    }
}
