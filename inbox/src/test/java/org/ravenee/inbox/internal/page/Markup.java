/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a page strictly, and fails at markup that the inbox does not write. */
final class Markup {

    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:=\"[^\"<>]*\")?)*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z-]+)(?:=\"([^\"<>]*)\")?");
    private static final Set<String> VOID = Set.of("meta", "link", "img", "input", "wbr");
    private static final Set<String> ELEMENTS =
            Set.of(
                    ("html head body meta link img input title script a header main nav"
                                    + " aside section article div span p b h1 h2 h3 ol ul li"
                                    + " dl dt dd table tbody tr th td pre code details summary time"
                                    + " form button label wbr svg rect kbd mark i noscript")
                            .split(" ", -1));
    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "lang",
                    "charset",
                    "name",
                    "content",
                    "rel",
                    "href",
                    "src",
                    "type",
                    "defer",
                    "class",
                    "id",
                    "alt",
                    "width",
                    "height",
                    "datetime",
                    "title",
                    "dir",
                    "role",
                    "for",
                    "value",
                    "placeholder",
                    "autocomplete",
                    "method",
                    "action",
                    "scope",
                    "tabindex",
                    "open",
                    "aria-label",
                    "aria-current",
                    "data-number",
                    "data-oldest",
                    "data-key",
                    "data-copy",
                    "hidden",
                    "aria-live",
                    "x",
                    "y");

    private Markup() {}

    static void check(String page) {
        assertThat(page).startsWith("<!doctype html>\n<html");
        Deque<String> open = new ArrayDeque<>();
        int at = "<!doctype html>\n".length();
        Matcher tag = TAG.matcher(page);
        for (int next = page.indexOf('<', at); next >= 0; next = page.indexOf('<', at)) {
            assertText(page.substring(at, next));
            assertThat(tag.find(next) && tag.start() == next).as(around(page, next)).isTrue();
            element(tag, open);
            at = tag.end();
        }
        assertText(page.substring(at));
        assertThat(open).isEmpty();
    }

    private static void element(Matcher tag, Deque<String> open) {
        String name = tag.group(2);
        assertThat(ELEMENTS).contains(name);
        if (!tag.group(1).isEmpty()) {
            assertThat(open.pop()).isEqualTo(name);
            return;
        }
        Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
        while (attribute.find()) {
            assertThat(ATTRIBUTES).contains(attribute.group(1));
            if (Set.of("href", "src", "action").contains(attribute.group(1))) {
                assertThat(attribute.group(2)).matches("/|#main|/[a-z?][^/:]*(/[^/:]+)*");
            }
        }
        if (!VOID.contains(name)) {
            open.push(name);
        }
    }

    private static void assertText(String text) {
        assertThat(text).doesNotContain(">").doesNotContain("\"");
    }

    private static String around(String page, int at) {
        return page.substring(Math.max(0, at - 40), Math.min(page.length(), at + 80));
    }
}
