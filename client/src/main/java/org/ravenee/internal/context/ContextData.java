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
 * What a context holds, breadcrumbs aside. Immutable, so that taking it along costs a reference.
 *
 * @param user who is affected
 * @param tags the tags
 * @param extra converted values
 * @param request the HTTP request being served
 * @param transaction what the application is doing
 */
public record ContextData(
        @Nullable User user,
        Map<String, String> tags,
        Map<String, Object> extra,
        @Nullable HttpRequest request,
        @Nullable String transaction) {

    /** Nothing is known. */
    public static final ContextData EMPTY = new ContextData(null, Map.of(), Map.of(), null, null);

    ContextData withUser(@Nullable User user) {
        return new ContextData(user, tags, extra, request, transaction);
    }

    ContextData withTags(Map<String, @Nullable String> more) {
        return new ContextData(user, merge(tags, more), extra, request, transaction);
    }

    ContextData withExtra(Map<String, Object> more) {
        Map<String, Object> merged = new LinkedHashMap<>(extra);
        merged.putAll(more);
        return new ContextData(user, tags, merged, request, transaction);
    }

    ContextData withRequest(@Nullable HttpRequest request) {
        return new ContextData(user, tags, extra, request, transaction);
    }

    ContextData withTransaction(@Nullable String transaction) {
        return new ContextData(user, tags, extra, request, transaction);
    }

    /** Fills what is not known yet. */
    ContextData orElse(
            @Nullable HttpRequest request, @Nullable User user, @Nullable String transaction) {
        return new ContextData(
                this.user == null ? user : this.user,
                tags,
                extra,
                this.request == null ? request : this.request,
                this.transaction == null ? transaction : this.transaction);
    }

    /** A null value removes a name. */
    private static Map<String, String> merge(
            Map<String, String> map, Map<String, @Nullable String> more) {
        Map<String, String> merged = new LinkedHashMap<>(map);
        more.forEach(
                (name, value) -> {
                    if (value == null) {
                        merged.remove(name);
                    } else {
                        merged.put(name, value);
                    }
                });
        return merged;
    }
}
