/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.context;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.HttpRequest;
import org.ravenee.User;

/**
 * The data of a context, without its breadcrumbs. Once it is in a context it is never changed, only
 * replaced by a changed copy, so that a copy of the context costs a reference.
 */
public final class ContextData {

    /** No data. */
    public static final ContextData EMPTY = new ContextData();

    @Nullable User user;
    @Nullable HttpRequest request;
    @Nullable String transaction;

    /** A null value removes a tag of the application. */
    private Map<String, @Nullable String> tags = Map.of();

    private Map<String, Object> extra = Map.of();

    private ContextData() {}

    /** Copies data; the copy may be changed until it is in a context. */
    ContextData(ContextData original) {
        user = original.user;
        request = original.request;
        transaction = original.transaction;
        tags = original.tags;
        extra = original.extra;
    }

    /** Returns the user that is affected. */
    public @Nullable User user() {
        return user;
    }

    /** Returns the tags; a null value removes a tag of the client's settings. */
    public Map<String, @Nullable String> tags() {
        return tags;
    }

    /** Returns the tags that have a value. */
    Map<String, String> tagsWithValue() {
        return InputLimits.withoutNulls(tags);
    }

    /** Returns converted values. */
    public Map<String, Object> extra() {
        return extra;
    }

    /** Returns the HTTP request that is being served. */
    public @Nullable HttpRequest request() {
        return request;
    }

    /** Returns the name of the operation. */
    public @Nullable String transaction() {
        return transaction;
    }

    /** Sets a tag; a null value removes it. */
    void addTag(String name, @Nullable String value) {
        tags = copy(tags);
        tags.put(name, value);
    }

    /** Sets tags; null values remove them. */
    void addTags(Map<String, @Nullable String> more) {
        tags = copy(tags);
        tags.putAll(more);
    }

    void addExtra(Map<String, Object> more) {
        extra = copy(extra);
        extra.putAll(more);
    }

    /** Creates a map for a few entries: most contexts have no more. */
    private static <V extends @Nullable Object> Map<String, V> copy(Map<String, V> map) {
        Map<String, V> copy = new LinkedHashMap<>(4);
        copy.putAll(map);
        return copy;
    }

    /** Sets the parts that are not set. */
    void addMissing(ContextData other) {
        user = user == null ? other.user : user;
        request = request == null ? other.request : request;
        transaction = transaction == null ? other.transaction : transaction;
    }

    /**
     * Returns this data with user, tags and extra of the application, where it has none of its own.
     */
    ContextData over(ContextData application) {
        if (application.user == null && application.tags.isEmpty() && application.extra.isEmpty()) {
            return this;
        }
        ContextData merged = new ContextData(this);
        merged.user = user == null ? application.user : user;
        merged.tags = merge(application.tags, tags);
        merged.extra = merge(application.extra, extra);
        return merged;
    }

    private static <V extends @Nullable Object> Map<String, V> merge(
            Map<String, V> first, Map<String, V> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        Map<String, V> merged = new LinkedHashMap<>(first);
        merged.putAll(second);
        return merged;
    }
}
