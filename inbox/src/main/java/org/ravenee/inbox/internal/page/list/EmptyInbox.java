/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page.list;

import org.ravenee.inbox.internal.page.Html;

/** Instructions for an inbox without events. */
record EmptyInbox(Html html) {

    void write(String dsn) {
        html.open("section", "class", "empty");
        html.empty("img", "src", "/assets/raven.svg", "alt", "", "width", "72", "height", "72");
        html.leaf("h2", "Waiting for the first event");
        html.open("p").text("Add this line to ");
        html.leaf("code", "META-INF/microprofile-config.properties");
        html.text(" of your application and restart it:").close();
        html.leaf("pre", "sentry.dsn=" + dsn, "class", "copy", "tabindex", "0");
        html.leaf("p", "Or set the environment variable, which other clients of Sentry read too:");
        html.leaf("pre", "SENTRY_DSN=" + dsn, "class", "copy", "tabindex", "0");
        html.leaf(
                "p",
                "The events of the application appear here within a second.",
                "class",
                "aside");
        html.close();
    }
}
