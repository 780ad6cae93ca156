/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.StackFrame;

/** Turns Java's stack traces into frames: oldest first, named the same in every run. */
final class StackFrames {

    /** What Sentry keeps of a stack trace. */
    static final int MOST = 250;

    private static final String OWN = "org.ravenee.";

    /** The client and its layers: what a reader of the report has no use for. */
    private static final Set<String> HIDDEN =
            Set.of("breadcrumbs", "cdi", "internal", "jaxrs", "logging", "servlet");

    private final InAppRules rules;
    private final SourceContext sources;

    StackFrames(InAppRules rules, SourceContext sources) {
        this.rules = rules;
        this.sources = sources;
    }

    List<StackFrame> convert(StackTraceElement[] trace) {
        List<StackFrame> frames = new ArrayList<>(Math.min(trace.length, MOST));
        int omitFrom = trace.length > MOST ? MOST / 2 : trace.length;
        int resumeAt = trace.length > MOST ? trace.length - MOST / 2 : trace.length;
        for (int i = trace.length - 1; i >= 0; i--) {
            boolean kept = i < omitFrom || i >= resumeAt;
            // An overridden getStackTrace() may have holes.
            if (kept && trace[i] != null && !isHidden(trace[i].getClassName())) {
                frames.add(convert(trace[i]));
            }
        }
        return frames;
    }

    private StackFrame convert(StackTraceElement call) {
        String className = call.getClassName();
        String module = GeneratedNames.stable(className);
        @Nullable String filename = call.getFileName();
        int line = Math.max(0, call.getLineNumber());
        boolean inApp = rules.isInApp(className) && !GeneratedNames.isProxy(className);
        return new StackFrame(
                module,
                GeneratedNames.stableMethod(call.getMethodName()),
                filename,
                line,
                inApp,
                inApp ? sources.around(call) : null,
                Map.of());
    }

    private static boolean isHidden(String className) {
        if (!className.startsWith(OWN)) {
            return false;
        }
        int end = className.indexOf('.', OWN.length());
        return end < 0 || HIDDEN.contains(className.substring(OWN.length(), end));
    }
}
