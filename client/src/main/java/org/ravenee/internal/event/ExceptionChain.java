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

    private ExceptionChain() {}

    /** Returns the chain, the thrown exception last. */
    static List<Link> of(Throwable thrown, Mechanism mechanism) {
        ExceptionChain chain = new ExceptionChain();
        chain.add(thrown, mechanism.type(), mechanism.handled(), null, -1);
        Collections.reverse(chain.links);
        return chain.links;
    }

    /** Adds an exception, what it suppressed, and its line of causes. */
    private void add(
            Throwable first, String type, boolean handled, @Nullable String source, int parentId) {
        List<Throwable> line = causes(first);
        int omitFrom = line.size() > MOST ? MOST / 2 : line.size();
        int resumeAt = line.size() > MOST ? line.size() - MOST / 2 : line.size();
        int parent = parentId;
        for (int i = 0; i < line.size(); i++) {
            if ((i >= omitFrom && i < resumeAt) || links.size() == MOST) {
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
            // The line of causes has precedence over what was suppressed on the way.
            if (links.size() + line.size() - i <= MOST) {
                addSuppressed(throwable, handled, id);
            }
        }
    }

    private void addSuppressed(Throwable throwable, boolean handled, int id) {
        Throwable[] suppressed = throwable.getSuppressed();
        for (int i = 0; i < suppressed.length && links.size() < MOST; i++) {
            if (!seen.contains(suppressed[i])) {
                add(suppressed[i], "suppressed", handled, "suppressed[" + i + "]", id);
            }
        }
    }

    private List<Throwable> causes(Throwable first) {
        List<Throwable> line = new ArrayList<>();
        Throwable next = first;
        while (next != null && line.size() < LONGEST_WALK && seen.add(next)) {
            line.add(next);
            next = causeOf(next);
        }
        return line;
    }

    private static @Nullable Throwable causeOf(Throwable throwable) {
        try {
            return throwable.getCause();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return null;
        }
    }
}
