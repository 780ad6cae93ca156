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
import org.ravenee.internal.context.InputLimits;
import org.ravenee.internal.values.Texts;
import org.ravenee.spi.FrameVariables;

/**
 * What a caller adds to one event. Values are converted as they come, so that later changes to them
 * do not matter; once the call is over nothing can be added any more. No application code runs
 * while the lock of the draft is held. Safe for use by several threads.
 */
public final class DefaultEventBuilder implements EventBuilder {

    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    private final InputLimits values;
    private boolean closed;

    @Nullable EventId id;

    @Nullable Level level;
    @Nullable String message;
    @Nullable String logger;
    final Map<String, @Nullable String> tags = new LinkedHashMap<>();
    final Map<String, Object> extra = new LinkedHashMap<>();
    List<String> fingerprint = List.of();
    @Nullable User user;
    @Nullable HttpRequest request;
    List<@Nullable Object> params = List.of();
    @Nullable String engine;
    @Nullable Duration timeSpent;
    @Nullable Boolean stack;
    @Nullable Instant timestamp;
    @Nullable Double sampleRate;
    @Nullable String transaction;
    @Nullable String release;
    @Nullable String dist;
    @Nullable String environment;
    @Nullable String serverName;
    @Nullable Throwable exception;
    @Nullable Map<String, String> modules;
    final List<Breadcrumb> breadcrumbs = new ArrayList<>();
    final Map<String, Map<String, Object>> contexts = new LinkedHashMap<>();
    Mechanism mechanism = Mechanism.GENERIC;
    @Nullable FrameVariables frameVariables;

    /**
     * Starts empty.
     *
     * @param values takes what callers hand over
     */
    public DefaultEventBuilder(InputLimits values) {
        this.values = values;
    }

    /** Lets the caller add what it wants to. A caller that fails has added what it had. */
    public void describe(Consumer<EventBuilder> with) {
        try {
            with.accept(this);
        } catch (Throwable e) {
            failed(e.getClass().getName());
        }
    }

    private synchronized void failed(String type) {
        if (!closed) {
            extra.put("raven.description_failed", type);
        }
    }

    /** Ends the description: whoever kept the builder cannot change the event any more. */
    public synchronized void close() {
        closed = true;
    }

    /** Returns the identity of the event. */
    public synchronized EventId id() {
        EventId given = id;
        if (given == null) {
            given = EventId.random();
            id = given;
        }
        return given;
    }

    /** Returns how the exception came to be reported. */
    public synchronized Mechanism mechanism() {
        return mechanism;
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
        return message == null && exception == null && extra.isEmpty() && tags.isEmpty();
    }

    /** Returns the exception that was set as data, if any. */
    public @Nullable Throwable exception() {
        return exception;
    }

    @Override
    public synchronized EventBuilder level(Level level) {
        if (!closed) {
            this.level = level;
        }
        return this;
    }

    @Override
    public synchronized EventBuilder message(String message) {
        if (!closed) {
            this.message = message;
        }
        return this;
    }

    @Override
    public synchronized EventBuilder logger(String logger) {
        if (!closed) {
            this.logger = cut(logger, InputLimits.LONGEST_LOGGER);
        }
        return this;
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

    synchronized void putTags(Map<String, @Nullable String> taken) {
        if (!closed) {
            tags.putAll(taken);
        }
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

    synchronized void putExtra(Map<String, Object> taken) {
        if (!closed) {
            extra.putAll(taken);
        }
    }

    @Override
    public EventBuilder fingerprint(String... fingerprint) {
        List<String> taken = fingerprint == null ? List.of() : values.parts(fingerprint);
        synchronized (this) {
            if (!closed) {
                this.fingerprint = taken;
            }
        }
        return this;
    }

    @Override
    public EventBuilder user(User user) {
        User taken = user == null ? null : values.user(user);
        synchronized (this) {
            if (!closed) {
                this.user = taken;
            }
        }
        return this;
    }

    @Override
    public EventBuilder request(HttpRequest request) {
        HttpRequest taken = request == null ? null : values.request(request);
        synchronized (this) {
            if (!closed) {
                this.request = taken;
            }
        }
        return this;
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
            this.engine = cut(engine, InputLimits.LONGEST_NAME);
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

    /** What no number of milliseconds expresses is as long as one that does. */
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
    public synchronized EventBuilder timestamp(Instant timestamp) {
        if (!closed) {
            this.timestamp = timestamp;
        }
        return this;
    }

    @Override
    public synchronized EventBuilder sampleRate(double sampleRate) {
        if (!closed) {
            this.sampleRate = Math.min(1.0, Math.max(0.0, sampleRate));
        }
        return this;
    }

    @Override
    public synchronized EventBuilder transaction(String transaction) {
        if (!closed) {
            this.transaction = cut(transaction, InputLimits.LONGEST_NAME);
        }
        return this;
    }

    @Override
    public synchronized EventBuilder release(String release) {
        if (!closed) {
            this.release = Texts.cutBytes(release, InputLimits.LONGEST_NAME);
        }
        return this;
    }

    @Override
    public synchronized EventBuilder environment(String environment) {
        if (!closed) {
            this.environment = Texts.cutBytes(environment, InputLimits.LONGEST_WORD);
        }
        return this;
    }

    @Override
    public synchronized EventBuilder serverName(String serverName) {
        if (!closed) {
            this.serverName = cut(serverName, InputLimits.LONGEST_NAME);
        }
        return this;
    }

    @Override
    public EventBuilder breadcrumb(Breadcrumb breadcrumb) {
        if (breadcrumb != null) {
            Breadcrumb taken = values.breadcrumb(breadcrumb);
            synchronized (this) {
                if (!closed) {
                    breadcrumbs.add(taken);
                }
            }
        }
        return this;
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

    synchronized void id(EventId id) {
        if (!closed) {
            this.id = id;
        }
    }

    synchronized void dist(String dist) {
        if (!closed) {
            this.dist = Texts.cutBytes(dist, InputLimits.LONGEST_WORD);
        }
    }

    synchronized void modules(Map<String, String> modules) {
        if (!closed) {
            this.modules = modules;
        }
    }

    synchronized void putContext(String name, Map<String, Object> members) {
        if (!closed) {
            contexts.put(name, members);
        }
    }

    synchronized void exception(Throwable exception) {
        if (!closed) {
            this.exception = exception;
        }
    }

    /** The arguments of a call, as they are now. */
    void frameVariables(FrameVariables variables) {
        FrameVariables taken =
                new FrameVariables(
                        variables.className(),
                        variables.methodName(),
                        values.extras(variables.values()));
        synchronized (this) {
            if (!closed) {
                frameVariables = taken;
            }
        }
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null ? null : Texts.cut(text, most);
    }
}
