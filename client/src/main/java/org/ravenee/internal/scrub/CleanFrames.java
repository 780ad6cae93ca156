/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ravenee.StackFrame;

/**
 * Names of frames that were found to hold no secret: most events have frames that earlier ones had.
 * Keeps at most {@value #PLACES} frames, without their variables and source. Safe for use by
 * several threads: frames are immutable, and a lost entry costs no more than another look.
 */
final class CleanFrames {

    private static final int PLACES = 1024;
    private static final int LONGEST = 500;

    private final @Nullable StackFrame[] frames = new StackFrame[PLACES];

    /** Tells whether the names of a frame are known to be clean. */
    boolean contain(StackFrame frame) {
        StackFrame known = frames[place(frame)];
        return known != null
                && known.module().equals(frame.module())
                && known.function().equals(frame.function())
                && Objects.equals(known.filename(), frame.filename());
    }

    /** Keeps the names of a frame, unless they are unusually long. */
    void add(StackFrame frame) {
        String filename = frame.filename();
        int length =
                frame.module().length()
                        + frame.function().length()
                        + (filename == null ? 0 : filename.length());
        if (length <= LONGEST) {
            frames[place(frame)] =
                    StackFrame.of(
                            frame.module(), frame.function(), filename, 0, false, null, Map.of());
        }
    }

    private static int place(StackFrame frame) {
        // Names of classes and methods often vary together, so that their sum alone recurs.
        int hash = 31 * frame.module().hashCode() + frame.function().hashCode();
        return (hash * 0x9e3779b9) >>> Integer.numberOfLeadingZeros(PLACES - 1);
    }
}
