/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.envelope;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ravenee.StackFrame;
import org.ravenee.internal.json.JsonWriter;

/**
 * Writes the location of a frame, and keeps the JSON: most failures of a service have the same
 * frames. The key is the content of a frame, as a processor may have changed it. Keeps no more than
 * {@value #PLACES} times {@value #LONGEST} bytes of JSON, and the names in it.
 */
final class WrittenFrames {

    private static final int PLACES = 1024;
    private static final int LONGEST = 320;

    private final @Nullable StackFrame[] frames = new StackFrame[PLACES];
    private final byte[][] written = new byte[PLACES][];

    /** Writes the members that locate a frame. */
    void write(StackFrame frame, JsonWriter json) {
        int hash = 31 * frame.module().hashCode() + frame.function().hashCode() + frame.lineno();
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        if (isSame(frame, frames[place])) {
            json.written(written[place]);
            return;
        }
        int from = json.size();
        // In the order that compresses best.
        if (frame.lineno() > 0) {
            json.member("lineno", frame.lineno());
        }
        json.member("function", frame.function())
                .member("filename", frame.filename())
                .member("in_app", frame.inApp())
                .member("module", frame.module());
        if (json.size() - from <= LONGEST) {
            // Both arrays or none, even if memory runs out in between.
            StackFrame known = frame.withSource(null).withVars(Map.of());
            written[place] = Arrays.copyOfRange(json.buffer(), from, json.size());
            frames[place] = known;
        }
    }

    /** StackFrame.equals() would compare source and variables, too. */
    private static boolean isSame(StackFrame frame, @Nullable StackFrame known) {
        return known != null
                && frame.lineno() == known.lineno()
                && frame.inApp() == known.inApp()
                && frame.function().equals(known.function())
                && frame.module().equals(known.module())
                && Objects.equals(frame.filename(), known.filename());
    }
}
