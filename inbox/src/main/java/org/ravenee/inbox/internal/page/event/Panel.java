/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import org.ravenee.inbox.internal.page.Html;

/** A titled part of the page. */
record Panel(Html html) {

    /** Opens a section that {@link #close()} ends. */
    void open(String title) {
        html.open("section", "class", "panel");
        html.leaf("h2", title);
    }

    /** Opens a section that is folded at first. */
    void openFolded(String title, int count) {
        html.open("section", "class", "panel folded").open("details");
        html.open("summary").leaf("h2", title).text(" ");
        html.leaf("span", Integer.toString(count), "class", "count").close();
    }

    void close() {
        html.close();
    }

    void closeFolded() {
        html.close().close();
    }
}
