/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ravenee.inbox.internal.json.Node;

/** Reads the place of an exception in the chain from its mechanism. */
public final class ExceptionNodes {

    private ExceptionNodes() {}

    /**
     * The chain as a Java developer reads it: wrappers, the exception that was thrown, its causes.
     * On the wire the innermost cause comes first and the thrown exception last. Wrappers that the
     * sender looked through stand directly before it and are marked as exception groups.
     */
    public static List<Node> outermostFirst(Node event) {
        List<Node> chain = new ArrayList<>(event.at("exception").items());
        Collections.reverse(chain);
        int wrappers = 0;
        while (wrappers + 1 < chain.size() && isGroup(chain.get(wrappers + 1))) {
            wrappers++;
        }
        if (wrappers > 0 && !isGroup(chain.get(0))) {
            Collections.rotate(chain.subList(0, wrappers + 1), -1);
        }
        return chain;
    }

    /**
     * The exceptions that make the failure, in the order of the wire: innermost cause first, the
     * thrown exception last. Suppressed exceptions and wrappers are left out, unless there is
     * nothing else.
     */
    public static List<Node> withoutWrappers(Node event) {
        List<Node> all = event.at("exception").items();
        List<Node> failure = all.stream().filter(e -> !isSuppressed(e) && !isGroup(e)).toList();
        return failure.isEmpty() ? all : failure;
    }

    private static boolean isGroup(Node exception) {
        return exception.at("mechanism").at("is_exception_group").isTrue();
    }

    /** Whether the exception was suppressed by another one, and so is no cause. */
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
