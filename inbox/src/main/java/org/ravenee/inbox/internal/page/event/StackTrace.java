/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ravenee.inbox.internal.ide.IdeLinks;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;

/** Frames, newest call first. The application's own are open; runs of library frames are folded. */
record StackTrace(Html html, IdeLinks ide) {

    void write(Node stacktrace) {
        List<Frame> frames = newestFirst(stacktrace);
        if (frames.isEmpty()) {
            return;
        }
        boolean allForeign = frames.stream().noneMatch(Frame::inApp);
        html.open("ol", "class", "frames");
        int left = html.each(runs(frames), run -> run(run, allForeign));
        html.close();
        new LeftOut(html).write(left, "part of the stack trace", "parts of the stack trace");
    }

    /** Frames of libraries that follow each other belong together; each other one is alone. */
    private static List<List<Frame>> runs(List<Frame> frames) {
        List<List<Frame>> runs = new ArrayList<>();
        boolean inLibrary = false;
        for (Frame frame : frames) {
            if (frame.inApp() || !inLibrary) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(frame);
            inLibrary = !frame.inApp();
        }
        return runs;
    }

    private void run(List<Frame> run, boolean open) {
        if (run.get(0).inApp()) {
            new FrameView(html, ide).write(run.get(0));
        } else {
            folded(run, open);
        }
    }

    private void folded(List<Frame> library, boolean open) {
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
        int left = html.each(library, new FrameView(html, ide)::write);
        html.close();
        new LeftOut(html).write(left, "frame");
        html.close().close();
    }

    private static List<Frame> newestFirst(Node stacktrace) {
        List<Frame> frames = new ArrayList<>();
        stacktrace.at("frames").items().forEach(node -> frames.add(new Frame(node)));
        Collections.reverse(frames);
        return frames;
    }
}
