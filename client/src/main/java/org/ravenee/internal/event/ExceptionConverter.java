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
import org.ravenee.ExceptionValue;
import org.ravenee.Mechanism;
import org.ravenee.internal.values.Causes;
import org.ravenee.internal.values.Patience;
import org.ravenee.internal.values.Texts;

/**
 * Turns a throwable with its causes and suppressed exceptions into the protocol's list. Never
 * throws.
 *
 * <p>Bounded: at most {@value #MOST} exceptions, the thrown one and the innermost causes first
 * among them, and no exception twice, however they refer to each other.
 */
final class ExceptionConverter {

    static final int MOST = 50;
    private static final int LONGEST_WALK = 20_000;
    private static final int LONGEST_MESSAGE = 8192;

    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The exceptions, the thrown one first, and how each came to be there. */
    private final List<Throwable> chain = new ArrayList<>();

    private final List<Mechanism> mechanisms = new ArrayList<>();

    private final Causes causes;
    private final Patience patience;

    private ExceptionConverter(Causes causes) {
        this.causes = causes;
        this.patience = causes.patience();
    }

    /** Returns the chain, the thrown exception last. */
    static List<ExceptionValue> convert(
            Throwable thrown,
            Mechanism mechanism,
            long threadId,
            StackFrames frames,
            Causes causes) {
        ExceptionConverter converter = new ExceptionConverter(causes);
        converter.add(thrown, mechanism.type(), mechanism.handled(), null, -1, MOST);
        return converter.values(threadId, frames);
    }

    private List<ExceptionValue> values(long threadId, StackFrames frames) {
        if (chain.size() == 1) {
            Mechanism mechanism = mechanisms.get(0);
            mechanisms.set(0, Mechanism.of(mechanism.type(), mechanism.handled()));
        }
        List<ExceptionValue> values = new ArrayList<>(chain.size());
        for (int i = chain.size() - 1; i >= 0; i--) {
            Throwable throwable = chain.get(i);
            String className = throwable.getClass().getName();
            int dot = className.lastIndexOf('.');
            values.add(
                    new ExceptionValue(
                            GeneratedNames.stable(className.substring(dot + 1)),
                            message(throwable),
                            dot < 0 ? null : className.substring(0, dot),
                            threadId,
                            mechanisms.get(i),
                            frames.convert(causes.trace(throwable, patience))));
        }
        return values;
    }

    private @Nullable String message(Throwable throwable) {
        String message = causes.message(throwable, patience);
        return message == null ? null : Texts.cut(message, LONGEST_MESSAGE);
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
        int room = most - chain.size();
        int omitFrom = line.size() > room ? (room + 1) / 2 : line.size();
        int resumeAt = line.size() > room ? line.size() - room / 2 : line.size();
        int parent = parentId;
        for (int i = 0; i < line.size(); i++) {
            if (i >= omitFrom && i < resumeAt) {
                continue;
            }
            Throwable throwable = line.get(i);
            int id = chain.size();
            chain.add(throwable);
            mechanisms.add(
                    new Mechanism(
                            i == 0 ? type : "chained",
                            handled,
                            i == 0 ? source : "cause",
                            id,
                            parent));
            parent = id;
            addSuppressed(throwable, handled, id, most - (line.size() - i - 1));
        }
    }

    private void addSuppressed(Throwable throwable, boolean handled, int id, int most) {
        Throwable[] suppressed = causes.suppressed(throwable, patience);
        for (int i = 0; i < suppressed.length && chain.size() < most; i++) {
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
