/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of a {@link Context} at one moment. Immutable, and safe to share between threads.
 *
 * @param user the user who is affected, or null
 * @param tags an immutable map
 * @param extra an immutable map of converted values
 * @param request the HTTP request being served, or null
 * @param transaction the name of the transaction, or null
 * @param breadcrumbs an immutable list, oldest first
 */
public record ContextSnapshot(
        @Nullable User user,
        Map<String, String> tags,
        Map<String, Object> extra,
        @Nullable HttpRequest request,
        @Nullable String transaction,
        List<Breadcrumb> breadcrumbs) {

    /**
     * Copies the collections.
     *
     * @param user the user who is affected, or null
     * @param tags values by name
     * @param extra converted values by name
     * @param request the HTTP request being served, or null
     * @param transaction the name of the transaction, or null
     * @param breadcrumbs oldest first
     */
    public ContextSnapshot {
        tags = ImmutableCopies.map(tags);
        extra = ImmutableCopies.map(extra);
        breadcrumbs = ImmutableCopies.list(breadcrumbs);
    }

    /** {@return user, request, transaction, and the names of tags and extra data; no value} */
    @Override
    public String toString() {
        return "ContextSnapshot["
                + user
                + ", "
                + request
                + ", "
                + transaction
                + ", tags "
                + tags.keySet()
                + ", extra "
                + extra.keySet()
                + ", "
                + breadcrumbs.size()
                + " breadcrumbs]";
    }
}
