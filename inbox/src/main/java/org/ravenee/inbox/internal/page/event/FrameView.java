/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import org.ravenee.inbox.internal.ide.IdeLinks;
import org.ravenee.inbox.internal.page.Html;

/** A frame with its source lines and variables, where the event has them. */
record FrameView(Html html, IdeLinks ide) {

    void write(Frame frame) {
        html.open("li", "class", frame.inApp() ? "frame in-app" : "frame");
        html.open("p", "class", "where", "dir", "auto");
        html.open("span", "class", "call");
        new PackageName(html).write(frame.packagePrefix());
        html.text(frame.call()).close();
        html.text(" ");
        frame.place().ifPresent(place -> place(frame, place));
        html.close();
        new SourceLines(html).write(frame);
        if (frame.variables().isPresent()) {
            html.open("details", "class", "vars", "open", "").leaf("summary", "Variables");
            new FieldTable(html).writeAny(frame.variables());
            html.close();
        }
        html.close();
    }

    private void place(Frame frame, String place) {
        ide.to(frame.source())
                .ifPresentOrElse(
                        link -> html.leaf(link, place),
                        () -> html.leaf("span", place, "class", "place"));
    }
}
