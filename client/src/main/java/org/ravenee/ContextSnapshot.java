/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Context} held at one moment.
 *
 * @param user who is affected, or null
 * @param tags an immutable map
 * @param extra an immutable map of converted values
 * @param request the HTTP request being served, or null
 * @param transaction what the application is doing, or null
 * @param breadcrumbs the trail, oldest first
 */
public record ContextSnapshot(
        @Nullable User user,
        Map<String, String> tags,
        Map<String, Object> extra,
        @Nullable HttpRequest request,
        @Nullable String transaction,
        List<Breadcrumb> breadcrumbs) {}
