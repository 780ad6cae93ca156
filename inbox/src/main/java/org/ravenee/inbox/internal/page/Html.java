/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ravenee.inbox.internal.ide.IdeLink;
import org.ravenee.inbox.internal.text.Shortened;

/**
 * Writes HTML that cannot be injected into: text and attribute values are always escaped, there is
 * no way to pass markup through, links lead to this server or to an editor, and attributes that run
 * or style anything are refused. Names of elements and attributes are constants of ours.
 */
public final class Html {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Set<String> LINKS = Set.of("href", "src", "action");
    private static final Set<String> RAW_TEXT = Set.of("script", "style", "iframe", "template");

    /** The longest text of one element; a page could not stay small with longer ones. */
    private static final int LONGEST = 10_000;

    /** The longest text of one element where the limit leaves no room. */
    private static final int LONGEST_WITHOUT_ROOM = 300;

    private final StringBuilder out = new StringBuilder(16 * 1024).append("<!doctype html>\n");
    private final Escape escape = new Escape(out);
    private final Deque<String> open = new ArrayDeque<>();
    private long ceiling = Long.MAX_VALUE;

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

    /** Text; of a very long one the start, and how much is missing. */
    public Html text(String text) {
        int longest = hasRoom() ? LONGEST : LONGEST_WITHOUT_ROOM;
        escape.append(Shortened.to(longest, text));
        if (text.length() > longest) {
            escape.append(" (" + (text.length() - longest) + " more characters)");
        }
        return this;
    }

    /**
     * Limits the output that follows. Beyond the limit texts are short. The writer of a list calls
     * {@link #hasRoom()} before each element.
     *
     * @param bytes of the page from here on
     */
    public void allow(int bytes) {
        ceiling = bytes() + bytes;
    }

    /** Whether the limit leaves room for one more element. */
    public boolean hasRoom() {
        return bytes() < ceiling;
    }

    /**
     * Writes elements while there is room.
     *
     * @return how many were left out
     */
    public <T> int each(Collection<T> elements, Consumer<T> writer) {
        int left = elements.size();
        for (Iterator<T> next = elements.iterator(); next.hasNext() && hasRoom(); left--) {
            writer.accept(next.next());
        }
        return left;
    }

    private long bytes() {
        return out.length() + escape.moreBytesThanCharacters();
    }

    public String finish() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Left open: " + open);
        }
        return out.append('\n').toString();
    }

    /** A link that opens a file in an editor on this machine. */
    public Html leaf(IdeLink link, String text) {
        out.append("<a class=\"place\" href=\"");
        escape.append(link.address());
        out.append("\">");
        text(text);
        out.append("</a>");
        return this;
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
        escape.append(value);
        out.append('"');
    }
}
