/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ravenee.ExceptionValue;
import org.ravenee.Mechanism;
import org.ravenee.internal.values.Texts;

/** Turns a throwable into the protocol's exception values. Never throws. */
final class ExceptionConverter {

    private static final int LONGEST_MESSAGE = 8192;
    private static final StackTraceElement[] NO_TRACE = {};

    private final StackFrames frames;

    ExceptionConverter(StackFrames frames) {
        this.frames = frames;
    }

    List<ExceptionValue> convert(Throwable thrown, Mechanism mechanism, long threadId) {
        List<ExceptionChain.Link> chain = ExceptionChain.of(thrown, mechanism);
        List<ExceptionValue> values = new ArrayList<>(chain.size());
        boolean alone = chain.size() == 1;
        for (ExceptionChain.Link link : chain) {
            String className = link.throwable().getClass().getName();
            int dot = className.lastIndexOf('.');
            values.add(
                    new ExceptionValue(
                            GeneratedNames.stable(className.substring(dot + 1)),
                            message(link.throwable()),
                            dot < 0 ? null : className.substring(0, dot),
                            threadId,
                            alone ? withoutIds(link.mechanism()) : link.mechanism(),
                            frames.convert(trace(link.throwable()))));
        }
        return values;
    }

    private static Mechanism withoutIds(Mechanism mechanism) {
        return Mechanism.of(mechanism.type(), mechanism.handled());
    }

    private static @Nullable String message(Throwable throwable) {
        try {
            String message = throwable.getLocalizedMessage();
            return message == null ? null : Texts.cut(message, LONGEST_MESSAGE);
        } catch (Throwable e) {
            return "<no message: " + e.getClass().getName() + ">";
        }
    }

    private static StackTraceElement[] trace(Throwable throwable) {
        try {
            StackTraceElement[] trace = throwable.getStackTrace();
            return trace == null ? NO_TRACE : trace;
        } catch (Throwable e) {
            return NO_TRACE;
        }
    }
}
