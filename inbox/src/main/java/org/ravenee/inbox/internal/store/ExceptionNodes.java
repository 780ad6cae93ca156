/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import org.ravenee.inbox.internal.json.Node;

/** What the mechanism of an exception says about its place in the chain. */
public final class ExceptionNodes {

    private ExceptionNodes() {}

    /** Whether the exception was suppressed by another one, so it is no cause. */
    public static boolean isSuppressed(Node exception) {
        Node mechanism = exception.at("mechanism");
        return mechanism.at("type").text().filter("suppressed"::equals).isPresent()
                || mechanism
                        .at("source")
                        .text()
                        .filter(s -> s.startsWith("suppressed"))
                        .isPresent();
    }
}
