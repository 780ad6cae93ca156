/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ravenee.StackFrame;

/**
 * Converts stack traces of Java to frames, oldest first, with the same names in every run. Failures
 * happen at the same places again and again, so the latest frames are cached, with their source.
 */
final class StackFrames {

    /** The most frames that Sentry keeps of a stack trace. */
    static final int MOST = 250;

    private static final int MOST_BETWEEN = 100;

    private static final String OWN = "org.ravenee.";

    /** Packages of the client and its layers, whose frames are left out. */
    private static final Set<String> HIDDEN =
            Set.of("breadcrumbs", "cdi", "internal", "jaxrs", "logging", "servlet");

    private static final int MOST_REMEMBERED = 1_000;
    private static final int LONGEST_REMEMBERED = 500;

    private final InAppRules rules;
    private final SourceContext sources;

    /** The cached frames, least recently used first. */
    private final Map<StackTraceElement, StackFrame> remembered =
            new LinkedHashMap<>(16, 0.75f, true);

    StackFrames(InAppRules rules, SourceContext sources) {
        this.rules = rules;
        this.sources = sources;
    }

    /** Shortens a long trace: both ends are kept, and the application's own frames in between. */
    List<StackFrame> convert(StackTraceElement[] trace) {
        List<StackFrame> frames = new ArrayList<>(Math.min(trace.length, MOST));
        int between = inAppBetween(trace);
        if (between > MOST_BETWEEN) {
            // A recursion of the application's: the ends show it.
            between = 0;
        }
        int ends = Math.min(trace.length, MOST - between);
        for (int i = trace.length - 1; i >= 0; i--) {
            boolean kept = i < (ends + 1) / 2 || i >= trace.length - ends / 2;
            if (!kept && between > 0 && isInApp(trace[i])) {
                kept = true;
                between--;
            }
            // An overridden getStackTrace() may have holes.
            if (kept && trace[i] != null && !isHidden(trace[i].getClassName())) {
                frames.add(frame(trace[i]));
            }
        }
        return frames;
    }

    private int inAppBetween(StackTraceElement[] trace) {
        int count = 0;
        for (int i = MOST / 2; i < trace.length - MOST / 2; i++) {
            count += isInApp(trace[i]) ? 1 : 0;
        }
        return count;
    }

    private boolean isInApp(@Nullable StackTraceElement call) {
        return call != null
                && rules.isInApp(call.getClassName())
                && !GeneratedNames.isProxy(call.getClassName())
                && !GeneratedNames.isEnhanced(call.getMethodName());
    }

    private StackFrame frame(StackTraceElement call) {
        synchronized (remembered) {
            StackFrame known = remembered.get(call);
            if (known != null) {
                return known;
            }
        }
        // Finding a source may take a while.
        StackFrame frame = convert(call);
        if (call.toString().length() > LONGEST_REMEMBERED) {
            return frame;
        }
        synchronized (remembered) {
            remembered.put(call, frame);
            if (remembered.size() > MOST_REMEMBERED) {
                remembered.remove(remembered.keySet().iterator().next());
            }
        }
        return frame;
    }

    private StackFrame convert(StackTraceElement call) {
        boolean inApp = isInApp(call);
        return StackFrame.of(
                GeneratedNames.stable(call.getClassName()),
                GeneratedNames.stableMethod(call.getMethodName()),
                GeneratedNames.stableFile(call.getFileName()),
                Math.max(0, call.getLineNumber()),
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
