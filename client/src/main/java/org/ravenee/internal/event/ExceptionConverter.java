/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.ArrayList;
import java.util.List;
import org.ravenee.ExceptionValue;
import org.ravenee.Mechanism;
import org.ravenee.internal.values.ThrowableChain;
import org.ravenee.internal.values.ThrowableLink;

/**
 * Turns a chain of throwables into the protocol's list.
 *
 * <p>The list begins with the root cause and ends with the real failure, as receivers take type and
 * title from the last entry. Without wrappers around the failure, that is the thrown exception, and
 * each entry is before the one that it caused. With wrappers the order is the same, save that the
 * failure is moved to the end: read from there, it is followed by the wrappers, outermost first as
 * in a stack trace of Java, and these by the causes. The numbers tell what hangs from what: 0 is
 * the thrown exception, and wrappers are marked as groups, so that servers group by the failure.
 */
final class ExceptionConverter {

    private final ThrowableChain chain;
    private final Mechanism mechanism;
    private final long threadId;
    private final StackFrames frames;

    private ExceptionConverter(
            ThrowableChain chain, Mechanism mechanism, long threadId, StackFrames frames) {
        this.chain = chain;
        this.mechanism = mechanism;
        this.threadId = threadId;
        this.frames = frames;
    }

    /** Returns the exceptions, the real failure last. */
    static List<ExceptionValue> convert(
            ThrowableChain chain, Mechanism mechanism, long threadId, StackFrames frames) {
        return new ExceptionConverter(chain, mechanism, threadId, frames).values();
    }

    private List<ExceptionValue> values() {
        List<ExceptionValue> values = new ArrayList<>(chain.links().size());
        for (int i = chain.links().size() - 1; i >= 0; i--) {
            if (i != chain.failure()) {
                values.add(value(i));
            }
        }
        values.add(value(chain.failure()));
        return values;
    }

    private ExceptionValue value(int index) {
        ThrowableLink link = chain.links().get(index);
        String className = link.className();
        int dot = className.lastIndexOf('.');
        return ExceptionValue.of(
                GeneratedNames.stable(className.substring(dot + 1)),
                link.message(),
                dot < 0 ? null : className.substring(0, dot),
                threadId,
                mechanism(link, index),
                frames.convert(link.trace()));
    }

    private Mechanism mechanism(ThrowableLink link, int index) {
        if (chain.links().size() == 1) {
            return Mechanism.of(mechanism.type(), mechanism.handled());
        }
        return Mechanism.of(
                index == chain.failure() ? mechanism.type() : type(link),
                mechanism.handled(),
                link.source(),
                index,
                link.parent(),
                isWrapper(index));
    }

    private static String type(ThrowableLink link) {
        String source = link.source();
        return source != null && source.startsWith("suppressed") ? "suppressed" : "chained";
    }

    /** The wrappers are what the failure is a cause of. */
    private boolean isWrapper(int index) {
        int parent = chain.links().get(chain.failure()).parent();
        while (parent >= 0 && parent != index) {
            parent = chain.links().get(parent).parent();
        }
        return parent == index;
    }
}
