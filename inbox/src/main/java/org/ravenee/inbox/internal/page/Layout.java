/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import java.util.function.Consumer;

/** The frame around every page. */
public final class Layout {

    private Layout() {}

    /**
     * A whole page around its content.
     *
     * @param kind names the page for the style sheet
     */
    public static String page(String title, String kind, Consumer<Html> content) {
        Html html = new Html();
        html.open("html", "lang", "en");
        head(html, title);
        html.open("body", "class", kind);
        html.leaf("a", "Skip to the content", "class", "skip", "href", "#main");
        banner(html);
        html.open("main", "id", "main");
        content.accept(html);
        html.close();
        return html.close().close().finish();
    }

    private static void head(Html html, String title) {
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.leaf("title", title);
        html.empty("link", "rel", "icon", "href", "/assets/raven.svg", "type", "image/svg+xml");
        html.empty("link", "rel", "stylesheet", "href", "/assets/inbox.css");
        html.script("/assets/inbox.js");
        html.close();
    }

    private static void banner(Html html) {
        html.open("header", "class", "banner");
        html.open("a", "class", "brand", "href", "/");
        html.empty("img", "src", "/assets/raven.svg", "alt", "", "width", "28", "height", "28");
        html.open("span").text("Raven ").leaf("b", "Inbox").close();
        html.close();
        html.open("nav", "class", "site", "aria-label", "Inbox");
        html.leaf("a", "Events", "href", "/");
        html.leaf("a", "Check-ins", "href", "/check-ins");
        html.leaf("a", "Help", "href", "/help").close();
        html.close();
    }
}
