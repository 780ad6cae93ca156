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

    private final EventId id;
    private final Instant timestamp;
    private final Level level;
    private final @Nullable String logger;
    private final @Nullable LogEntry message;
    private final @Nullable String transaction;
    private final @Nullable String serverName;
    private final @Nullable String release;
    private final @Nullable String dist;
    private final @Nullable String environment;
    private final List<String> fingerprint;
    private final Map<String, String> tags;
    private final Map<String, Object> extra;
    private final Map<String, Map<String, Object>> contexts;
    private final Map<String, String> modules;
    private final @Nullable User user;
    private final @Nullable HttpRequest request;
    private final List<Breadcrumb> breadcrumbs;
    private final List<ExceptionValue> exceptions;
    private final List<ThreadInfo> threads;
    private final Map<String, String> traceHeader;

    private Event(Builder builder) {
        this.id = isUsable(builder.id) ? builder.id : EventId.random();
        this.timestamp = builder.timestamp == null ? Instant.now() : builder.timestamp;
        this.level = builder.level == null ? Level.ERROR : builder.level;
        this.logger = builder.logger;
        this.message = builder.message;
        this.transaction = builder.transaction;
        this.serverName = builder.serverName;
        this.release = builder.release;
        this.dist = builder.dist;
        this.environment = builder.environment;
        this.fingerprint = builder.fingerprint;
        this.tags = builder.tags;
        this.extra = builder.extra;
        this.contexts = builder.contexts;
        this.modules = builder.modules;
        this.user = builder.user;
        this.request = builder.request;
        this.breadcrumbs = builder.breadcrumbs;
        this.exceptions = builder.exceptions;
        this.threads = builder.threads;
        this.traceHeader = builder.traceHeader;
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
        return new Builder(this);
    }

    /**
     * Returns the identity of the event.
     *
     * @return never {@link EventId#NONE}
     */
    public EventId id() {
        return id;
    }

    /**
     * Returns the time of the event.
     *
     * @return the instant
     */
    public Instant timestamp() {
        return timestamp;
    }

    /**
     * Returns the severity.
     *
     * @return the level
     */
    public Level level() {
        return level;
    }

    /**
     * Returns the logger.
     *
     * @return the name of a logger, or null
     */
    public @Nullable String logger() {
        return logger;
    }

    /**
     * Returns the message.
     *
     * @return the message, or null
     */
    public @Nullable LogEntry message() {
        return message;
    }

    /**
     * Returns the name of the transaction.
     *
     * @return a route or operation, or null
     */
    public @Nullable String transaction() {
        return transaction;
    }

    /**
     * Returns the host.
     *
     * @return a host name, or null
     */
    public @Nullable String serverName() {
        return serverName;
    }

    /**
     * Returns the version of the application.
     *
     * @return the version, or null
     */
    public @Nullable String release() {
        return release;
    }

    /**
     * Returns the build of the release.
     *
     * @return the build, or null
     */
    public @Nullable String dist() {
        return dist;
    }

    /**
     * Returns the environment of the application.
     *
     * @return the environment, or null
     */
    public @Nullable String environment() {
        return environment;
    }

    /**
     * Returns the parts by which the server groups events into one issue.
     *
     * @return parts; empty for the server's own rule
     */
    public List<String> fingerprint() {
        return fingerprint;
    }

    /**
     * Returns the tags.
     *
     * @return an immutable map
     */
    public Map<String, String> tags() {
        return tags;
    }

    /**
     * Returns the extra data.
     *
     * @return an immutable map of converted values
     */
    public Map<String, Object> extra() {
        return extra;
    }

    /**
     * Returns the contexts of the platform, such as {@code runtime} and {@code os}.
     *
     * @return an immutable map of converted values
     */
    public Map<String, Map<String, Object>> contexts() {
        return contexts;
    }

    /**
     * Returns the libraries and their versions.
     *
     * @return an immutable map
     */
    public Map<String, String> modules() {
        return modules;
    }

    /**
     * Returns the user who was affected.
     *
     * @return the user, or null
     */
    public @Nullable User user() {
        return user;
    }

    /**
     * Returns the HTTP request that was being served.
     *
     * @return the request, or null
     */
    public @Nullable HttpRequest request() {
        return request;
    }

    /**
     * Returns the breadcrumbs.
     *
     * @return breadcrumbs, oldest first
     */
    public List<Breadcrumb> breadcrumbs() {
        return breadcrumbs;
    }

    /**
     * Returns the chain of exceptions.
     *
     * @return the innermost cause first, the one that was thrown last
     */
    public List<ExceptionValue> exceptions() {
        return exceptions;
    }

    /**
     * Returns the threads.
     *
     * @return threads; usually empty
     */
    public List<ThreadInfo> threads() {
        return threads;
    }

    /**
     * Returns the dynamic sampling context that another service sent along with the trace of this
     * event. It becomes the {@code trace} header of the envelope.
     *
     * @return an immutable map; empty where the trace began in this application
     */
    public Map<String, String> traceHeader() {
        return traceHeader;
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
                id,
                timestamp,
                level,
                logger,
                message,
                transaction,
                serverName,
                release,
                dist,
                environment,
                fingerprint,
                tags,
                extra,
                contexts,
                modules,
                user,
                request,
                breadcrumbs,
                exceptions,
                threads,
                traceHeader);
    }

    /**
     * Describes the event for a log line.
     *
     * @return id, level and exceptions by their types; no message and no data
     */
    @Override
    public String toString() {
        return "Event[" + id + ", " + level + ", " + exceptions + "]";
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

        private Builder(Event event) {
            this.id = event.id;
            this.timestamp = event.timestamp;
            this.level = event.level;
            this.logger = event.logger;
            this.message = event.message;
            this.transaction = event.transaction;
            this.serverName = event.serverName;
            this.release = event.release;
            this.dist = event.dist;
            this.environment = event.environment;
            this.fingerprint = event.fingerprint;
            this.tags = event.tags;
            this.extra = event.extra;
            this.contexts = event.contexts;
            this.modules = event.modules;
            this.user = event.user;
            this.request = event.request;
            this.breadcrumbs = event.breadcrumbs;
            this.exceptions = event.exceptions;
            this.threads = event.threads;
            this.traceHeader = event.traceHeader;
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
