/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The user who was affected. Every part is optional; an empty text counts as absent.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/user/">Sentry: user</a>
 */
public final class User {

    private final @Nullable String id;
    private final @Nullable String username;
    private final @Nullable String email;
    private final @Nullable String ipAddress;
    private final Map<String, Object> data;

    private User(Builder builder) {
        this.id = builder.id;
        this.username = builder.username;
        this.email = builder.email;
        this.ipAddress = builder.ipAddress;
        this.data = ImmutableCopies.values(builder.data);
    }

    /**
     * Returns a user known by id alone.
     *
     * @param id the application's own id of the user
     * @return the user
     */
    public static User of(String id) {
        return builder().id(id).build();
    }

    /**
     * Starts a user.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a user from this one.
     *
     * @return a builder with everything this user has
     */
    public Builder toBuilder() {
        return builder().id(id).username(username).email(email).ipAddress(ipAddress).data(data);
    }

    /**
     * Returns the application's own id of the user.
     *
     * @return the id, or null
     */
    public @Nullable String id() {
        return id;
    }

    /**
     * Returns the name the user signs in with.
     *
     * @return the name, or null
     */
    public @Nullable String username() {
        return username;
    }

    /**
     * Returns the mail address.
     *
     * @return the address, or null
     */
    public @Nullable String email() {
        return email;
    }

    /**
     * Returns the network address.
     *
     * @return an IPv4 or IPv6 address, or null
     */
    public @Nullable String ipAddress() {
        return ipAddress;
    }

    /**
     * Returns further data of the user.
     *
     * @return an immutable map in the order of insertion
     */
    public Map<String, Object> data() {
        return data;
    }

    /**
     * Tells whether every part is absent.
     *
     * @return true if every part is absent
     */
    public boolean isEmpty() {
        return id == null
                && username == null
                && email == null
                && ipAddress == null
                && data.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof User that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(id, username, email, ipAddress, data);
    }

    /**
     * Describes the user for a log line.
     *
     * @return the id and the names of further data; no name, address or value
     */
    @Override
    public String toString() {
        return "User[" + (id == null ? "no id" : id) + ", data " + data.keySet() + "]";
    }

    /** Collects the parts of a user. Not safe for use by several threads. */
    public static final class Builder {

        private @Nullable String id;
        private @Nullable String username;
        private @Nullable String email;
        private @Nullable String ipAddress;
        private final Map<String, Object> data = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Sets the application's own id of the user.
         *
         * @param id the id, or null for none
         * @return this builder
         */
        public Builder id(@Nullable String id) {
            this.id = present(id);
            return this;
        }

        /**
         * Sets the name the user signs in with.
         *
         * @param username the name, or null for none
         * @return this builder
         */
        public Builder username(@Nullable String username) {
            this.username = present(username);
            return this;
        }

        /**
         * Sets the mail address.
         *
         * @param email the address, or null for none
         * @return this builder
         */
        public Builder email(@Nullable String email) {
            this.email = present(email);
            return this;
        }

        /**
         * Sets the network address.
         *
         * @param ipAddress an IPv4 or IPv6 address, or null for none
         * @return this builder
         */
        public Builder ipAddress(@Nullable String ipAddress) {
            this.ipAddress = present(ipAddress);
            return this;
        }

        /**
         * Replaces further data of the user.
         *
         * @param data any values, null for none; see {@link EventBuilder#extra} for how they are
         *     converted
         * @return this builder
         */
        public Builder data(@Nullable Map<String, ?> data) {
            this.data.clear();
            this.data.putAll(ImmutableCopies.values(data));
            return this;
        }

        /**
         * Adds further data of the user.
         *
         * @param key a name
         * @param value any value
         * @return this builder
         */
        public Builder data(String key, @Nullable Object value) {
            this.data.put(key, value);
            return this;
        }

        /**
         * Returns the user.
         *
         * @return an immutable user
         */
        public User build() {
            return new User(this);
        }

        private static @Nullable String present(@Nullable String text) {
            return text == null || text.isEmpty() ? null : text;
        }
    }
}
