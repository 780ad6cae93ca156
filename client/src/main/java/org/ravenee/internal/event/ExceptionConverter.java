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
import org.ravenee.internal.values.ThrowableLink;

/** Turns a chain of throwables into the protocol's list. */
final class ExceptionConverter {

    private ExceptionConverter() {}

    /** Returns the chain, the thrown exception last. */
    static List<ExceptionValue> convert(
            List<ThrowableLink> chain, Mechanism mechanism, long threadId, StackFrames frames) {
        List<ExceptionValue> values = new ArrayList<>(chain.size());
        for (int i = chain.size() - 1; i >= 0; i--) {
            ThrowableLink link = chain.get(i);
            String className = link.className();
            int dot = className.lastIndexOf('.');
            values.add(
                    new ExceptionValue(
                            GeneratedNames.stable(className.substring(dot + 1)),
                            link.message(),
                            dot < 0 ? null : className.substring(0, dot),
                            threadId,
                            chain.size() == 1
                                    ? Mechanism.of(mechanism.type(), mechanism.handled())
                                    : mechanism(link, i, mechanism),
                            frames.convert(link.trace())));
        }
        return values;
    }

    private static Mechanism mechanism(ThrowableLink link, int id, Mechanism ofCapture) {
        return new Mechanism(
                type(link.source(), ofCapture),
                ofCapture.handled(),
                link.source(),
                id,
                link.parent());
    }

    private static String type(@Nullable String source, Mechanism ofCapture) {
        if (source == null) {
            return ofCapture.type();
        }
        return source.startsWith("suppressed") ? "suppressed" : "chained";
    }
}
