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
import org.ravenee.internal.values.Causes;
import org.ravenee.internal.values.Patience;
import org.ravenee.internal.values.Texts;

/** Turns a throwable into the protocol's exception values. Never throws. */
final class ExceptionConverter {

    private static final int LONGEST_MESSAGE = 8192;

    private final StackFrames frames;
    private final Causes causes;

    ExceptionConverter(StackFrames frames, Causes causes) {
        this.frames = frames;
        this.causes = causes;
    }

    List<ExceptionValue> convert(Throwable thrown, Mechanism mechanism, long threadId) {
        Patience patience = causes.patience();
        List<ExceptionChain.Link> chain = ExceptionChain.of(thrown, mechanism, causes, patience);
        List<ExceptionValue> values = new ArrayList<>(chain.size());
        boolean alone = chain.size() == 1;
        for (ExceptionChain.Link link : chain) {
            String className = link.throwable().getClass().getName();
            int dot = className.lastIndexOf('.');
            values.add(
                    new ExceptionValue(
                            GeneratedNames.stable(className.substring(dot + 1)),
                            message(link.throwable(), patience),
                            dot < 0 ? null : className.substring(0, dot),
                            threadId,
                            alone ? withoutIds(link.mechanism()) : link.mechanism(),
                            frames.convert(causes.trace(link.throwable(), patience))));
        }
        return values;
    }

    private static Mechanism withoutIds(Mechanism mechanism) {
        return Mechanism.of(mechanism.type(), mechanism.handled());
    }

    private @Nullable String message(Throwable throwable, Patience patience) {
        String message = causes.message(throwable, patience);
        return message == null ? null : Texts.cut(message, LONGEST_MESSAGE);
    }
}
