/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.http;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The web pages of other origins that may send events. */
public final class AllowedOrigins {

    public static final AllowedOrigins NONE = new AllowedOrigins(Set.of());

    private static final String EVERY = "*";
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]_-]{1,255}");

    private final Set<String> origins;

    private AllowedOrigins(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /**
     * Some origins.
     *
     * @param origins {@code http://host:port} as browsers write it, or {@code *} for every one
     * @throws IllegalArgumentException when one is neither
     */
    public static AllowedOrigins of(Collection<String> origins) {
        for (String origin : origins) {
            if (!origin.equals(EVERY) && !ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "An origin is written http://host:port or *, not " + origin);
            }
        }
        return new AllowedOrigins(new TreeSet<>(origins));
    }

    boolean contain(String origin) {
        return origins.contains(EVERY) || origins.contains(origin);
    }

    public boolean isEmpty() {
        return origins.isEmpty();
    }
}
