/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.processors;

import java.util.List;
import java.util.Map;
import org.ravenee.Event;
import org.ravenee.Processor;
import org.ravenee.StackFrame;

/** Leaves the variables of all frames out. */
public final class RemoveStackLocalsProcessor implements Processor {

    /** Creates the processor. */
    public RemoveStackLocalsProcessor() {}

    @Override
    public Event process(Event event) {
        return event.toBuilder()
                .exceptions(
                        event.exceptions().stream()
                                .map(exception -> exception.withFrames(bare(exception.frames())))
                                .toList())
                .threads(
                        event.threads().stream()
                                .map(thread -> thread.withFrames(bare(thread.frames())))
                                .toList())
                .build();
    }

    private static List<StackFrame> bare(List<StackFrame> frames) {
        return frames.stream().map(frame -> frame.withVars(Map.of())).toList();
    }
}
