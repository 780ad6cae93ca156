/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.benchmarks.sides;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ravenee.Breadcrumb;
import org.ravenee.Client;
import org.ravenee.User;

/** A context with something in it, as {@link SentrySide#load} has it. */
public final class RavenContexts {

    private RavenContexts() {}

    /** Adds a user, ten tags and a hundred breadcrumbs. */
    public static void load(Client client) {
        client.userContext(User.builder().id("4711").username("jo").build());
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            tags.put("tag" + i, "value" + i);
        }
        client.tagsContext(tags);
        for (int i = 0; i < 100; i++) {
            client.captureBreadcrumb(Breadcrumb.of("shop", "Step " + i));
        }
    }
}
