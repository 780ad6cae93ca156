/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts and exceptions fit for a log or for the message of an exception: masks secrets, shows
 * characters that have no form of their own as escapes, and cuts what is too long. Immutable and
 * safe for use by several threads.
 */
public final class LogScrubber {

    private static final int LONGEST = 1_000;

    /** Far more than is shown, so that no secret is cut before it is recognised. */
    private static final int LONGEST_SCRUBBED = 4 * LONGEST;

    private static final LogScrubber USUAL = new LogScrubber(List.of());

    private final TextScrubber scrubber;

    /**
     * Masks what is usually secret, and more.
     *
     * @param keys more names of secrets, as in {@code sentry.sanitize-keys}
     */
    public LogScrubber(Collection<String> keys) {
        this.scrubber = new TextScrubber(SensitiveNames.usualAnd(keys));
    }

    /** Returns one that masks what is usually secret. */
    public static LogScrubber usual() {
        return USUAL;
    }

    /** Returns the text of a value. */
    public String text(@Nullable Object value) {
        return text(String.valueOf(value));
    }

    private String text(String text) {
        boolean cut = text.length() > LONGEST_SCRUBBED;
        String scrubbed = scrubber.scrub(cut ? text.substring(0, LONGEST_SCRUBBED) : text);
        String visible = hasInvisible(scrubbed) ? visible(scrubbed) : scrubbed;
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "...";
    }

    /**
     * Returns an exception that a log shows as the given one: its class, its message, its calls,
     * its causes and what it suppressed.
     */
    public Exception throwable(Throwable thrown) {
        return new ScrubbedException(thrown, this);
    }

    /**
     * Control characters could forge a line, direction overrides could disguise one. Where a secret
     * shows only without them, they are left out.
     */
    private String visible(String text) {
        String joined = joined(text);
        String scrubbed = scrubber.scrub(joined);
        return scrubbed.equals(joined) ? escaped(text) : scrubbed;
    }

    private static boolean hasInvisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isInvisible(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String joined(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isInvisible(c)) {
                joined.append(c);
            } else if (Character.isWhitespace(c)) {
                joined.append(' ');
            }
        }
        return joined.toString();
    }

    private static boolean isInvisible(char c) {
        if (c >= ' ' && c < 0x7f) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isInvisible(c)) {
                escaped.append(c);
            } else if (c == '\n') {
                escaped.append("\\n");
            } else if (c == '\r') {
                escaped.append("\\r");
            } else if (c == '\t') {
                escaped.append("\\t");
            } else {
                escaped.append(String.format("\\u%04x", (int) c));
            }
        }
        return escaped.toString();
    }
}
