/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One report, as processors see it: immutable, complete and not yet serialised.
 *
 * <p>Values in {@link #extra()}, {@link #contexts()}, breadcrumbs, user data and variables are
 * converted: null, {@link Boolean}, {@link Number}, {@link String}, {@link List} and {@link Map} of
 * the same. The object itself is not part of the protocol; attributes bear the protocol's names.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/">Sentry: event
 *     payloads</a>
 */
public final class Event {

    /** The values of the attributes, which no longer change. */
    private final Builder values;

    private Event(Builder builder) {
        values = new Builder(builder);
        values.id = isUsable(builder.id) ? builder.id : EventId.random();
        values.timestamp = builder.timestamp == null ? Instant.now() : builder.timestamp;
        values.level = builder.level == null ? Level.ERROR : builder.level;
    }

    private static boolean isUsable(@Nullable EventId id) {
        return id != null && id.isPresent();
    }

    /**
     * Starts an event.
     *
     * @return a builder with a fresh id, the time of now and {@link Level#ERROR}
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts an event from this one, its id included.
     *
     * @return a builder with everything this event has
     */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /**
     * Returns the identity of the event.
     *
     * @return never {@link EventId#NONE}
     */
    public EventId id() {
        return values.id;
    }

    /**
     * Returns the time of the event.
     *
     * @return the instant
     */
    public Instant timestamp() {
        return values.timestamp;
    }

    /**
     * Returns the severity.
     *
     * @return the level
     */
    public Level level() {
        return values.level;
    }

    /**
     * Returns the logger.
     *
     * @return the name of a logger, or null
     */
    public @Nullable String logger() {
        return values.logger;
    }

    /**
     * Returns the message.
     *
     * @return the message, or null
     */
    public @Nullable LogEntry message() {
        return values.message;
    }

    /**
     * Returns the name of the transaction.
     *
     * @return a route or operation, or null
     */
    public @Nullable String transaction() {
        return values.transaction;
    }

    /**
     * Returns the host.
     *
     * @return a host name, or null
     */
    public @Nullable String serverName() {
        return values.serverName;
    }

    /**
     * Returns the version of the application.
     *
     * @return the version, or null
     */
    public @Nullable String release() {
        return values.release;
    }

    /**
     * Returns the build of the release.
     *
     * @return the build, or null
     */
    public @Nullable String dist() {
        return values.dist;
    }

    /**
     * Returns the environment of the application.
     *
     * @return the environment, or null
     */
    public @Nullable String environment() {
        return values.environment;
    }

    /**
     * Returns the parts by which the server groups events into one issue.
     *
     * @return parts; empty for the server's own rule
     */
    public List<String> fingerprint() {
        return values.fingerprint;
    }

    /**
     * Returns the tags.
     *
     * @return an immutable map
     */
    public Map<String, String> tags() {
        return values.tags;
    }

    /**
     * Returns the extra data.
     *
     * @return an immutable map of converted values
     */
    public Map<String, Object> extra() {
        return values.extra;
    }

    /**
     * Returns the contexts of the platform, such as {@code runtime} and {@code os}.
     *
     * @return an immutable map of converted values
     */
    public Map<String, Map<String, Object>> contexts() {
        return values.contexts;
    }

    /**
     * Returns the libraries and their versions.
     *
     * @return an immutable map
     */
    public Map<String, String> modules() {
        return values.modules;
    }

    /**
     * Returns the user who was affected.
     *
     * @return the user, or null
     */
    public @Nullable User user() {
        return values.user;
    }

    /**
     * Returns the HTTP request that was being served.
     *
     * @return the request, or null
     */
    public @Nullable HttpRequest request() {
        return values.request;
    }

    /**
     * Returns the breadcrumbs.
     *
     * @return breadcrumbs, oldest first
     */
    public List<Breadcrumb> breadcrumbs() {
        return values.breadcrumbs;
    }

    /**
     * Returns the chain of exceptions.
     *
     * @return the innermost cause first, the one that was thrown last
     */
    public List<ExceptionValue> exceptions() {
        return values.exceptions;
    }

    /**
     * Returns the threads.
     *
     * @return threads; usually empty
     */
    public List<ThreadInfo> threads() {
        return values.threads;
    }

    /**
     * Returns the dynamic sampling context that another service sent along with the trace of this
     * event. It becomes the {@code trace} header of the envelope.
     *
     * @return an immutable map; empty where the trace began in this application
     */
    public Map<String, String> traceHeader() {
        return values.traceHeader;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Event that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(
                values.id,
                values.timestamp,
                values.level,
                values.logger,
                values.message,
                values.transaction,
                values.serverName,
                values.release,
                values.dist,
                values.environment,
                values.fingerprint,
                values.tags,
                values.extra,
                values.contexts,
                values.modules,
                values.user,
                values.request,
                values.breadcrumbs,
                values.exceptions,
                values.threads,
                values.traceHeader);
    }

    /**
     * Describes the event for a log line.
     *
     * @return id, level and exceptions by their types; no message and no data
     */
    @Override
    public String toString() {
        return "Event[" + values.id + ", " + values.level + ", " + values.exceptions + "]";
    }

    /**
     * Collects the attributes of an event. Collections are copied. A null value stands for the
     * default of the attribute, so that a processor cannot lose an event by it. Not safe for use by
     * several threads.
     */
    public static final class Builder {

        private EventId id;
        private Instant timestamp;
        private Level level = Level.ERROR;
        private @Nullable String logger;
        private @Nullable LogEntry message;
        private @Nullable String transaction;
        private @Nullable String serverName;
        private @Nullable String release;
        private @Nullable String dist;
        private @Nullable String environment;
        private List<String> fingerprint = List.of();
        private Map<String, String> tags = Map.of();
        private Map<String, Object> extra = Map.of();
        private Map<String, Map<String, Object>> contexts = Map.of();
        private Map<String, String> modules = Map.of();
        private @Nullable User user;
        private @Nullable HttpRequest request;
        private List<Breadcrumb> breadcrumbs = List.of();
        private List<ExceptionValue> exceptions = List.of();
        private List<ThreadInfo> threads = List.of();
        private Map<String, String> traceHeader = Map.of();

        private Builder() {
            this.id = EventId.random();
            this.timestamp = Instant.now();
        }

        private Builder(Builder other) {
            this.id = other.id;
            this.timestamp = other.timestamp;
            this.level = other.level;
            this.logger = other.logger;
            this.message = other.message;
            this.transaction = other.transaction;
            this.serverName = other.serverName;
            this.release = other.release;
            this.dist = other.dist;
            this.environment = other.environment;
            this.fingerprint = other.fingerprint;
            this.tags = other.tags;
            this.extra = other.extra;
            this.contexts = other.contexts;
            this.modules = other.modules;
            this.user = other.user;
            this.request = other.request;
            this.breadcrumbs = other.breadcrumbs;
            this.exceptions = other.exceptions;
            this.threads = other.threads;
            this.traceHeader = other.traceHeader;
        }

        /**
         * Sets the identity of the event.
         *
         * @param id an id that no other event has
         * @return this builder
         */
        public Builder id(EventId id) {
            this.id = id;
            return this;
        }

        /**
         * Sets the time of the event.
         *
         * @param timestamp the instant
         * @return this builder
         */
        public Builder timestamp(Instant timestamp) {
            this.timestamp = timestamp;
            return this;
        }

        /**
         * Sets the severity.
         *
         * @param level the level
         * @return this builder
         */
        public Builder level(Level level) {
            this.level = level;
            return this;
        }

        /**
         * Sets the logger.
         *
         * @param logger the name of a logger, or null
         * @return this builder
         */
        public Builder logger(@Nullable String logger) {
            this.logger = logger;
            return this;
        }

        /**
         * Sets the message.
         *
         * @param message the message, or null
         * @return this builder
         */
        public Builder message(@Nullable LogEntry message) {
            this.message = message;
            return this;
        }

        /**
         * Sets the name of the transaction.
         *
         * @param transaction a route or operation, or null
         * @return this builder
         */
        public Builder transaction(@Nullable String transaction) {
            this.transaction = transaction;
            return this;
        }

        /**
         * Sets the host.
         *
         * @param serverName a host name, or null
         * @return this builder
         */
        public Builder serverName(@Nullable String serverName) {
            this.serverName = serverName;
            return this;
        }

        /**
         * Sets the version of the application.
         *
         * @param release the version, or null
         * @return this builder
         */
        public Builder release(@Nullable String release) {
            this.release = release;
            return this;
        }

        /**
         * Sets the build of the release.
         *
         * @param dist the build, or null
         * @return this builder
         */
        public Builder dist(@Nullable String dist) {
            this.dist = dist;
            return this;
        }

        /**
         * Sets the environment of the application.
         *
         * @param environment the environment, or null
         * @return this builder
         */
        public Builder environment(@Nullable String environment) {
            this.environment = environment;
            return this;
        }

        /**
         * Sets the parts by which the server groups events into one issue.
         *
         * @param fingerprint parts; empty for the server's own rule
         * @return this builder
         */
        public Builder fingerprint(List<String> fingerprint) {
            this.fingerprint = ImmutableCopies.list(fingerprint);
            return this;
        }

        /**
         * Sets the tags.
         *
         * @param tags values by name
         * @return this builder
         */
        public Builder tags(Map<String, String> tags) {
            this.tags = ImmutableCopies.map(tags);
            return this;
        }

        /**
         * Sets the extra data.
         *
         * @param extra converted values by name
         * @return this builder
         */
        public Builder extra(Map<String, Object> extra) {
            this.extra = ImmutableCopies.map(extra);
            return this;
        }

        /**
         * Sets the contexts of the platform, such as {@code runtime} and {@code os}.
         *
         * @param contexts converted values by the name of the context
         * @return this builder
         */
        public Builder contexts(Map<String, Map<String, Object>> contexts) {
            this.contexts = ImmutableCopies.maps(contexts);
            return this;
        }

        /**
         * Sets the libraries and their versions.
         *
         * @param modules versions by name
         * @return this builder
         */
        public Builder modules(Map<String, String> modules) {
            this.modules = ImmutableCopies.map(modules);
            return this;
        }

        /**
         * Sets the user who was affected.
         *
         * @param user the user, or null
         * @return this builder
         */
        public Builder user(@Nullable User user) {
            this.user = user;
            return this;
        }

        /**
         * Sets the HTTP request that was being served.
         *
         * @param request the request, or null
         * @return this builder
         */
        public Builder request(@Nullable HttpRequest request) {
            this.request = request;
            return this;
        }

        /**
         * Sets the breadcrumbs.
         *
         * @param breadcrumbs breadcrumbs, oldest first
         * @return this builder
         */
        public Builder breadcrumbs(List<Breadcrumb> breadcrumbs) {
            this.breadcrumbs = ImmutableCopies.list(breadcrumbs);
            return this;
        }

        /**
         * Sets the chain of exceptions.
         *
         * @param exceptions the innermost cause first, the one that was thrown last
         * @return this builder
         */
        public Builder exceptions(List<ExceptionValue> exceptions) {
            this.exceptions = ImmutableCopies.list(exceptions);
            return this;
        }

        /**
         * Sets the threads.
         *
         * @param threads threads; usually empty
         * @return this builder
         */
        public Builder threads(List<ThreadInfo> threads) {
            this.threads = ImmutableCopies.list(threads);
            return this;
        }

        /**
         * Sets the dynamic sampling context that another service sent along with the trace.
         *
         * @param traceHeader values by name; empty for none
         * @return this builder
         */
        public Builder traceHeader(Map<String, String> traceHeader) {
            this.traceHeader = ImmutableCopies.map(traceHeader);
            return this;
        }

        /**
         * Returns the event.
         *
         * @return an immutable event
         */
        public Event build() {
            return new Event(this);
        }
    }
}
