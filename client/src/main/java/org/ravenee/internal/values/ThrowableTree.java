/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a throwable with its causes, its suppressed exceptions, and the next exceptions of JDBC. At
 * most {@value #MAX_LINKS} links are read, and no throwable twice. If there are more, both ends of
 * a line of causes are kept, and causes are preferred to suppressed and next exceptions.
 */
final class ThrowableTree {

    static final int MAX_LINKS = 50;

    private final ThrowableReader reader;
    private final List<Throwable> causes;
    private final Throwable failure;
    private final List<ThrowableLink> links;
    private int indexOfFailure;

    /** Created with the first throwable that hangs beside the line of causes. */
    private @Nullable Set<Throwable> seen;

    ThrowableTree(ThrowableReader reader, List<Throwable> causes, int failure) {
        this.reader = reader;
        this.causes = causes;
        this.failure = causes.get(failure);
        this.links = new ArrayList<>(Math.min(MAX_LINKS, causes.size()));
    }

    ThrowableChain read() {
        addLine(causes, null, -1, MAX_LINKS);
        return new ThrowableChain(links, indexOfFailure);
    }

    /** Adds a throwable with its causes, and whatever hangs from each, up to so many links. */
    private void addLine(List<Throwable> line, @Nullable String source, int parent, int most) {
        int room = most - links.size();
        int omitFrom = line.size() > room ? (room + 1) / 2 : line.size();
        int resumeAt = line.size() > room ? line.size() - room / 2 : line.size();
        int above = parent;
        for (int i = 0; i < line.size(); i++) {
            if (i >= omitFrom && i < resumeAt) {
                continue;
            }
            Throwable throwable = line.get(i);
            int index = links.size();
            if (throwable == failure) {
                indexOfFailure = index;
            }
            add(throwable, i == 0 ? source : "cause", above);
            above = index;
            addBeside(throwable, index, most - (line.size() - i - 1));
        }
    }

    private void add(Throwable throwable, @Nullable String source, int parent) {
        links.add(
                new ThrowableLink(
                        throwable,
                        ThrowableReader.message(throwable),
                        reader.traceAtCapture(throwable),
                        source,
                        parent));
    }

    private void addBeside(Throwable throwable, int index, int most) {
        Throwable next = reader.nextException(throwable);
        if (next != null) {
            addUnseen(next, "nextException", index, most);
        }
        Throwable[] suppressed = ThrowableReader.suppressed(throwable);
        for (int i = 0; i < suppressed.length && links.size() < most; i++) {
            addUnseen(suppressed[i], "suppressed[" + i + "]", index, most);
        }
    }

    private void addUnseen(Throwable throwable, String source, int parent, int most) {
        if (links.size() >= most || !seen().add(throwable)) {
            return;
        }
        List<Throwable> line = new ArrayList<>();
        for (Throwable cause : reader.causes(throwable)) {
            if (cause != throwable && !seen().add(cause)) {
                break;
            }
            line.add(cause);
        }
        addLine(line, source, parent, most);
    }

    private Set<Throwable> seen() {
        if (seen == null) {
            seen = ThrowableReader.identitySet();
            seen.addAll(causes);
        }
        return seen;
    }
}
