/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.Mechanism;
import org.ravenee.internal.values.Causes;
import org.ravenee.internal.values.Patience;

/**
 * Flattens a throwable with its causes and suppressed exceptions into the protocol's list.
 *
 * <p>Bounded: at most {@value #MOST} exceptions, the thrown one and the innermost causes first
 * among them, and no exception twice, however they refer to each other.
 */
final class ExceptionChain {

    static final int MOST = 50;
    private static final int LONGEST_WALK = 20_000;

    /** An exception and its place in the chain. */
    record Link(Throwable throwable, Mechanism mechanism) {}

    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Link> links = new ArrayList<>();

    private final Causes causes;
    private final Patience patience;

    private ExceptionChain(Causes causes, Patience patience) {
        this.causes = causes;
        this.patience = patience;
    }

    /** Returns the chain, the thrown exception last. */
    static List<Link> of(Throwable thrown, Mechanism mechanism, Causes causes, Patience patience) {
        ExceptionChain chain = new ExceptionChain(causes, patience);
        chain.add(thrown, mechanism.type(), mechanism.handled(), null, -1, MOST);
        Collections.reverse(chain.links);
        return chain.links;
    }

    /**
     * Adds an exception, what it suppressed, and its line of causes, until there are so many links.
     * The line of causes has precedence over what was suppressed on the way.
     */
    private void add(
            Throwable first,
            String type,
            boolean handled,
            @Nullable String source,
            int parentId,
            int most) {
        List<Throwable> line = causes(first);
        int room = most - links.size();
        int omitFrom = line.size() > room ? (room + 1) / 2 : line.size();
        int resumeAt = line.size() > room ? line.size() - room / 2 : line.size();
        int parent = parentId;
        for (int i = 0; i < line.size(); i++) {
            if (i >= omitFrom && i < resumeAt) {
                continue;
            }
            Throwable throwable = line.get(i);
            int id = links.size();
            links.add(
                    new Link(
                            throwable,
                            new Mechanism(
                                    i == 0 ? type : "chained",
                                    handled,
                                    i == 0 ? source : "cause",
                                    id,
                                    parent)));
            parent = id;
            addSuppressed(throwable, handled, id, most - (line.size() - i - 1));
        }
    }

    private void addSuppressed(Throwable throwable, boolean handled, int id, int most) {
        Throwable[] suppressed = causes.suppressed(throwable, patience);
        for (int i = 0; i < suppressed.length && links.size() < most; i++) {
            if (!seen.contains(suppressed[i])) {
                add(suppressed[i], "suppressed", handled, "suppressed[" + i + "]", id, most);
            }
        }
    }

    private List<Throwable> causes(Throwable first) {
        List<Throwable> line = new ArrayList<>();
        Throwable next = first;
        while (next != null && line.size() < LONGEST_WALK && seen.add(next)) {
            line.add(next);
            next = causes.of(next, patience);
        }
        return line;
    }
}
