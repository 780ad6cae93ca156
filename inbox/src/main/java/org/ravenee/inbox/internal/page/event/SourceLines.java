/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.List;
import org.ravenee.inbox.internal.page.Html;

/** The line that was executed, between its neighbours. */
record SourceLines(Html html) {

    void write(Frame frame) {
        if (frame.context().isEmpty()) {
            return;
        }
        List<String> before = frame.contextBefore();
        long number = frame.line().orElse(0) - before.size();
        html.open("pre", "class", "source", "tabindex", "0").open("code");
        for (String line : before) {
            line(number++, line, "line");
        }
        line(number++, frame.context().get(), "line here");
        for (String line : frame.contextAfter()) {
            line(number++, line, "line");
        }
        html.close().close();
    }

    private void line(long number, String code, String kind) {
        html.open("span", "class", kind);
        html.leaf("span", number > 0 ? Long.toString(number) : "", "class", "no");
        html.text(code.stripTrailing() + "\n").close();
    }
}
