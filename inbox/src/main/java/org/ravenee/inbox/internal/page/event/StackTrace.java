/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.ArrayList;
import java.util.List;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;

/** Frames, newest call first. The application's own are open; runs of library frames are folded. */
record StackTrace(Html html) {

    void write(Node stacktrace) {
        List<Frame> frames = newestFirst(stacktrace);
        if (frames.isEmpty()) {
            return;
        }
        boolean allForeign = frames.stream().noneMatch(Frame::inApp);
        html.open("ol", "class", "frames");
        List<Frame> library = new ArrayList<>();
        for (Frame frame : frames) {
            if (frame.inApp()) {
                folded(library, false);
                new FrameView(html).write(frame);
            } else {
                library.add(frame);
            }
        }
        folded(library, allForeign);
        html.close();
    }

    private void folded(List<Frame> library, boolean open) {
        if (library.isEmpty()) {
            return;
        }
        html.open("li", "class", "library");
        if (open) {
            html.open("details", "open", "");
        } else {
            html.open("details");
        }
        html.open("summary").leaf("span", library.get(0).call(), "class", "call", "dir", "auto");
        if (library.size() > 1) {
            html.text(" ").leaf("span", "+ " + (library.size() - 1) + " more", "class", "more");
        }
        html.close().open("ol");
        library.forEach(new FrameView(html)::write);
        html.close().close().close();
        library.clear();
    }

    private static List<Frame> newestFirst(Node stacktrace) {
        List<Frame> frames = new ArrayList<>();
        stacktrace.at("frames").items().forEach(node -> frames.add(0, new Frame(node)));
        return frames;
    }
}
