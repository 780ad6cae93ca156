/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.processors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ravenee.Event;
import org.ravenee.ExceptionValue;
import org.ravenee.Processor;
import org.ravenee.StackFrame;
import org.ravenee.ThreadInfo;

/** Leaves the variables of all frames out. */
public final class RemoveStackLocalsProcessor implements Processor {

    /** Creates the processor. */
    public RemoveStackLocalsProcessor() {}

    @Override
    public Event process(Event event) {
        List<ExceptionValue> exceptions = new ArrayList<>();
        for (ExceptionValue exception : event.exceptions()) {
            exceptions.add(exception.withFrames(bare(exception.frames())));
        }
        List<ThreadInfo> threads = new ArrayList<>();
        for (ThreadInfo thread : event.threads()) {
            threads.add(thread.withFrames(bare(thread.frames())));
        }
        return event.toBuilder().exceptions(exceptions).threads(threads).build();
    }

    private static List<StackFrame> bare(List<StackFrame> frames) {
        List<StackFrame> bare = new ArrayList<>();
        for (StackFrame frame : frames) {
            bare.add(frame.withVars(Map.of()));
        }
        return bare;
    }
}
