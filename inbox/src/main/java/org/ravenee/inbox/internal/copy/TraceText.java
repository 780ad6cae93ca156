/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.copy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.store.ExceptionNodes;
import org.ravenee.inbox.internal.store.Summaries;

/** The exceptions of an event as {@code Throwable.printStackTrace} writes them. */
final class TraceText {

    private final StringBuilder out = new StringBuilder();

    private TraceText() {}

    /** The trace; of an event without an exception its message. */
    static String of(Node event) {
        TraceText trace = new TraceText();
        List<Node> chain = ExceptionNodes.outermostFirst(event);
        for (int i = 0; i < chain.size(); i++) {
            trace.exception(chain.get(i), i == 0);
        }
        if (chain.isEmpty()) {
            Summaries.message(event).ifPresent(m -> trace.out.append(m).append('\n'));
            trace.frames(event.at("stacktrace"), "");
        }
        return trace.out.toString();
    }

    private void exception(Node exception, boolean first) {
        boolean suppressed = ExceptionNodes.isSuppressed(exception);
        String indent = suppressed ? "\t" : "";
        out.append(indent).append(relation(first, suppressed)).append(headline(exception));
        out.append('\n');
        frames(exception.at("stacktrace"), indent);
    }

    private static String relation(boolean first, boolean suppressed) {
        return suppressed ? "Suppressed: " : first ? "" : "Caused by: ";
    }

    private static String headline(Node exception) {
        String module = exception.at("module").text().map(m -> m + ".").orElse("");
        String type = exception.at("type").text().orElse("Exception");
        return module + type + exception.at("value").text().map(v -> ": " + v).orElse("");
    }

    private void frames(Node stacktrace, String indent) {
        List<Node> frames = new ArrayList<>(stacktrace.at("frames").items());
        Collections.reverse(frames);
        frames.forEach(
                frame -> out.append(indent).append("\tat ").append(call(frame)).append('\n'));
    }

    private static String call(Node frame) {
        String module = frame.at("module").text().map(m -> m + ".").orElse("");
        String function = frame.at("function").text().orElse("unknown");
        return module + function + "(" + place(frame) + ")";
    }

    private static String place(Node frame) {
        Optional<String> file = frame.at("filename").text().or(() -> frame.at("abs_path").text());
        String line = frame.at("lineno").text().map(l -> ":" + l).orElse("");
        return file.map(f -> f + line).orElse("Unknown Source");
    }
}
