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
 * What a context holds, breadcrumbs aside. Once it is in a context it is never changed, only
 * replaced by a changed copy, so that taking it along costs a reference.
 */
public final class ContextData {

    /** Nothing is known. */
    public static final ContextData EMPTY = new ContextData();

    @Nullable User user;
    @Nullable HttpRequest request;
    @Nullable String transaction;
    private Map<String, String> tags = Map.of();
    private Map<String, Object> extra = Map.of();

    private ContextData() {}

    /** A copy that may be changed until it is in a context. */
    ContextData(ContextData original) {
        user = original.user;
        request = original.request;
        transaction = original.transaction;
        tags = original.tags;
        extra = original.extra;
    }

    /** Who is affected. */
    public @Nullable User user() {
        return user;
    }

    /** The tags. */
    public Map<String, String> tags() {
        return tags;
    }

    /** Converted values. */
    public Map<String, Object> extra() {
        return extra;
    }

    /** The HTTP request being served. */
    public @Nullable HttpRequest request() {
        return request;
    }

    /** What the application is doing. */
    public @Nullable String transaction() {
        return transaction;
    }

    /** A null value removes a name. */
    void addTag(String name, @Nullable String value) {
        tags = copy(tags);
        set(name, value);
    }

    /** A null value removes a name. */
    void addTags(Map<String, @Nullable String> more) {
        tags = copy(tags);
        for (Map.Entry<String, @Nullable String> tag : more.entrySet()) {
            set(tag.getKey(), tag.getValue());
        }
    }

    private void set(String name, @Nullable String value) {
        if (value == null) {
            tags.remove(name);
        } else {
            tags.put(name, value);
        }
    }

    void addExtra(Map<String, Object> more) {
        extra = copy(extra);
        extra.putAll(more);
    }

    /** Made for a few. */
    private static <V> Map<String, V> copy(Map<String, V> map) {
        Map<String, V> copy = new LinkedHashMap<>(4);
        copy.putAll(map);
        return copy;
    }

    /** Fills what is not known yet. */
    void addMissing(ContextData other) {
        user = user == null ? other.user : user;
        request = request == null ? other.request : request;
        transaction = transaction == null ? other.transaction : transaction;
    }
}
