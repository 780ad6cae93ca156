/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.event;

import org.ravenee.inbox.internal.json.Node;
import org.ravenee.inbox.internal.page.Html;
import org.ravenee.inbox.internal.store.StoredEvent;

/** The event as it was received, folded; of a large one the start. */
record RawJson(Html html) {

    /** The most characters of JSON text in one place of a page. */
    static final int LONGEST = 10_000;

    void write(StoredEvent event, Node json) {
        html.open("section", "class", "panel folded raw");
        html.open("details").open("summary").leaf("h2", "JSON").close();
        html.leaf("pre", json.pretty(LONGEST), "class", "json", "tabindex", "0").close();
        html.open("p", "class", "aside").text("As received: ");
        html.leaf("a", event.id() + ".json", "href", "/events/" + event.id() + ".json");
        html.close().close();
    }
}
