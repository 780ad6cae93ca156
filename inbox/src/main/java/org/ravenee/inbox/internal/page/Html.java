/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes HTML that cannot be injected into: text and attribute values are always escaped, there is
 * no way to pass markup through, links only lead to this server, and attributes that run or style
 * anything are refused. Names of elements and attributes are constants of ours.
 */
public final class Html {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Set<String> LINKS = Set.of("href", "src", "action");
    private static final Set<String> RAW_TEXT = Set.of("script", "style", "iframe", "template");

    private final StringBuilder out = new StringBuilder(16 * 1024).append("<!doctype html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element that {@link #close()} closes.
     *
     * @param attributes names and values in turn
     */
    public Html open(String element, String... attributes) {
        start(element, attributes);
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    public Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that holds text only. */
    public Html leaf(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** An element that has no content and no end tag, such as {@code input}. */
    public Html empty(String element, String... attributes) {
        start(element, attributes);
        return this;
    }

    /** The one script of a page, which is a file of this server. */
    public Html script(String path) {
        out.append("<script");
        attribute("type", "module");
        attribute("src", path);
        out.append("></script>");
        return this;
    }

    public Html text(String text) {
        Escape.appendTo(out, text);
        return this;
    }

    public String finish() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Left open: " + open);
        }
        return out.append('\n').toString();
    }

    private void start(String element, String... attributes) {
        if (!NAME.matcher(element).matches() || RAW_TEXT.contains(element)) {
            throw new IllegalArgumentException("Not an element for text: " + element);
        }
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
        out.append('>');
    }

    private void attribute(String name, String value) {
        if (!NAME.matcher(name).matches() || name.startsWith("on") || name.equals("style")) {
            throw new IllegalArgumentException("Not an attribute for values: " + name);
        }
        if (LINKS.contains(name) && !value.matches("/|[/#?][^/\\\\].*")) {
            throw new IllegalArgumentException("Not a link within the inbox: " + value);
        }
        out.append(' ').append(name).append("=\"");
        Escape.appendTo(out, value);
        out.append('"');
    }
}
