/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step that preceded an event.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/breadcrumbs/">Sentry:
 *     breadcrumbs</a>
 */
public final class Breadcrumb {

    private final @Nullable String message;
    private final @Nullable String category;
    private final Level level;
    private final @Nullable String type;
    private final Map<String, Object> data;

    // The parts of an instant: one object less for each breadcrumb.
    private final long second;
    private final int nano;

    private Breadcrumb(
            @Nullable String message,
            @Nullable String category,
            Level level,
            @Nullable String type,
            Map<String, Object> data,
            Instant timestamp) {
        this.message = message;
        this.category = category;
        this.level = level;
        this.type = type;
        this.data = data;
        this.second = timestamp.getEpochSecond();
        this.nano = timestamp.getNano();
    }

    /**
     * Returns a breadcrumb of now with a message.
     *
     * @param message a line of text
     * @return the breadcrumb
     */
    public static Breadcrumb of(String message) {
        return new Breadcrumb(message, null, Level.INFO, null, Map.of(), Instant.now());
    }

    /**
     * Returns a breadcrumb of now with a category and a message.
     *
     * @param category where it happened, dotted, such as {@code shop.checkout}
     * @param message a line of text
     * @return the breadcrumb
     */
    public static Breadcrumb of(String category, String message) {
        return new Breadcrumb(message, category, Level.INFO, null, Map.of(), Instant.now());
    }

    /**
     * Starts a breadcrumb.
     *
     * @return a builder with level {@link Level#INFO}
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a breadcrumb from this one.
     *
     * @return a builder with everything this breadcrumb has
     */
    public Builder toBuilder() {
        return builder()
                .message(message)
                .category(category)
                .level(level)
                .type(type)
                .timestamp(timestamp())
                .data(data);
    }

    /**
     * Returns the message.
     *
     * @return the message, or null
     */
    public @Nullable String message() {
        return message;
    }

    /**
     * Returns the category.
     *
     * @return a dotted name, or null
     */
    public @Nullable String category() {
        return category;
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
     * Returns the type of the step.
     *
     * @return one of the protocol's types, such as {@code http}, {@code navigation} or {@code
     *     query}, or null for the default
     */
    public @Nullable String type() {
        return type;
    }

    /**
     * Returns the time.
     *
     * @return the instant
     */
    public Instant timestamp() {
        return Instant.ofEpochSecond(second, nano);
    }

    /**
     * Returns the data.
     *
     * @return an immutable map in the order of insertion
     */
    public Map<String, Object> data() {
        return data;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Breadcrumb that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(message, category, level, type, data, second, nano);
    }

    /**
     * Describes the breadcrumb for a log line.
     *
     * @return level, category, type and the names of the data; no message and no value
     */
    @Override
    public String toString() {
        return "Breadcrumb["
                + level
                + ", "
                + category
                + ", "
                + type
                + ", data "
                + data.keySet()
                + "]";
    }

    /** Collects the parts of a breadcrumb. Not safe for use by several threads. */
    public static final class Builder {

        private @Nullable String message;
        private @Nullable String category;
        private Level level = Level.INFO;
        private @Nullable String type;
        private @Nullable Instant timestamp;

        /** Never changed, as breadcrumbs that were built share it. */
        private Map<String, Object> data = Map.of();

        /** Data with additions since the last call of build(); null if there are none. */
        private @Nullable Map<String, Object> more;

        private Builder() {}

        /**
         * Sets the message.
         *
         * @param message a line of text
         * @return this builder
         */
        public Builder message(@Nullable String message) {
            this.message = message;
            return this;
        }

        /**
         * Sets the category.
         *
         * @param category a dotted name, such as {@code shop.checkout}
         * @return this builder
         */
        public Builder category(@Nullable String category) {
            this.category = category;
            return this;
        }

        /**
         * Sets the severity.
         *
         * @param level the level; {@link Level#INFO} when null or not called
         * @return this builder
         */
        public Builder level(@Nullable Level level) {
            this.level = level == null ? Level.INFO : level;
            return this;
        }

        /**
         * Sets the type of the step.
         *
         * @param type one of the protocol's types, such as {@code http} or {@code query}
         * @return this builder
         */
        public Builder type(@Nullable String type) {
            this.type = type;
            return this;
        }

        /**
         * Sets the time.
         *
         * @param timestamp the instant; now when null or not called
         * @return this builder
         */
        public Builder timestamp(@Nullable Instant timestamp) {
            this.timestamp = timestamp;
            return this;
        }

        /**
         * Replaces the data, of which about 2048 characters are reported.
         *
         * @param data any values, null for none; see {@link EventBuilder#extra} for how they are
         *     converted
         * @return this builder
         */
        public Builder data(@Nullable Map<String, ?> data) {
            this.data = ImmutableCopies.values(data);
            this.more = null;
            return this;
        }

        /**
         * Adds data.
         *
         * @param key a name
         * @param value any value
         * @return this builder
         */
        public Builder data(String key, @Nullable Object value) {
            if (more == null) {
                more = ImmutableCopies.open(data);
            }
            ImmutableCopies.put(more, key, value);
            return this;
        }

        /**
         * Returns the breadcrumb.
         *
         * @return an immutable breadcrumb
         */
        public Breadcrumb build() {
            if (more != null) {
                data = Collections.unmodifiableMap(more);
                more = null;
            }
            // Two calls, so that the JIT compiler can leave out the object for the current time.
            return timestamp == null
                    ? new Breadcrumb(message, category, level, type, data, Instant.now())
                    : new Breadcrumb(message, category, level, type, data, timestamp);
        }
    }
}
