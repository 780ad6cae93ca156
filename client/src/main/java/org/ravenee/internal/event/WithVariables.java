/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ravenee.ExceptionValue;
import org.ravenee.StackFrame;
import org.ravenee.spi.FrameVariables;

/** Puts variables into the frame of their call. */
final class WithVariables {

    private WithVariables() {}

    static List<ExceptionValue> of(
            @Nullable FrameVariables variables, List<ExceptionValue> exceptions) {
        if (variables == null || exceptions.isEmpty()) {
            return exceptions;
        }
        // The exception that was thrown is the last one, the newest frame of it too.
        ExceptionValue thrown = exceptions.get(exceptions.size() - 1);
        List<StackFrame> frames = thrown.frames();
        for (int i = frames.size() - 1; i >= 0; i--) {
            StackFrame frame = frames.get(i);
            if (frame.module().equals(variables.className())
                    && frame.function().equals(variables.methodName())) {
                List<StackFrame> shown = new ArrayList<>(frames);
                shown.set(i, frame.withVars(variables.values()));
                List<ExceptionValue> changed = new ArrayList<>(exceptions);
                changed.set(exceptions.size() - 1, thrown.withFrames(shown));
                return changed;
            }
        }
        return exceptions;
    }
}
