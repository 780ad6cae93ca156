/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.List;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.text.Shortened;

/** The line that was executed, between its neighbours. */
record SourceLines(Html html) {

    private static final int LONGEST_LINE = 500;
    private static final int MOST_LINES = 30;

    void write(Frame frame) {
        if (frame.context().isEmpty()) {
            return;
        }
        List<String> before = last(frame.contextBefore());
        List<String> after = first(frame.contextAfter());
        long number = frame.line().orElse(0) - before.size();
        SyntaxColours colours = SyntaxColours.java();
        html.open("pre", "class", "source", "tabindex", "0").open("code");
        for (String line : before) {
            neighbour(number++, line, colours);
        }
        line(number++, frame.context().get(), "line here", colours);
        for (String line : after) {
            neighbour(number++, line, colours);
        }
        html.close().close();
    }

    private void neighbour(long number, String code, SyntaxColours colours) {
        if (html.hasRoom()) {
            line(number, code, "line", colours);
        }
    }

    private void line(long number, String code, String kind, SyntaxColours colours) {
        html.open("span", "class", kind);
        html.leaf("span", number > 0 ? Long.toString(number) : "", "class", "no");
        colours.write(html, Shortened.to(LONGEST_LINE, code.stripTrailing()));
        html.text("\n").close();
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }

    private static List<String> first(List<String> lines) {
        return lines.subList(0, Math.min(MOST_LINES, lines.size()));
    }
}
