/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import java.util.List;
import org.ravenee.inbox.internal.ide.IdeLinks;
import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;

/** The threads of the event, with their stack traces. */
record Threads(Html html, IdeLinks ide) {

    void write(Node event) {
        List<Node> threads = event.at("threads").items();
        if (threads.isEmpty()) {
            return;
        }
        Panel panel = new Panel(html);
        panel.openFolded("Threads", threads.size());
        new LeftOut(html).write(html.each(threads, this::thread), "thread");
        panel.closeFolded();
    }

    private void thread(Node thread) {
        html.open("article", "class", "exception").open("header");
        html.open("h3", "dir", "auto");
        html.text(thread.at("name").text().or(() -> thread.at("id").text()).orElse("Thread"));
        html.close().open("p", "class", "mechanism");
        thread.at("state").text().ifPresent(state -> html.leaf("code", state).text(" "));
        flag(thread, "crashed");
        flag(thread, "current");
        html.close().close();
        new StackTrace(html, ide).write(thread.at("stacktrace"));
        html.close();
    }

    private void flag(Node thread, String name) {
        if (thread.at(name).isTrue()) {
            html.leaf("span", name, "class", "chip").text(" ");
        }
    }
}
