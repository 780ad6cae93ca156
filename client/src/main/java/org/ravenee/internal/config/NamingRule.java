/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.config;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The names of environments, releases and dists that servers accept. They drop every other name,
 * and keep the event without it.
 *
 * @see <a href="https://docs.sentry.io/product/releases/naming-releases/">Sentry: naming
 *     releases</a>
 */
public enum NamingRule {
    ENVIRONMENT(64, "none"),
    RELEASE(200, "latest"),
    DIST(64, null);

    private static final char REPLACEMENT = '-';

    private final int mostBytes;
    private final @Nullable String reserved;

    NamingRule(int mostBytes, @Nullable String reserved) {
        this.mostBytes = mostBytes;
        this.reserved = reserved;
    }

    /** Tells whether servers accept a name. */
    boolean allows(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!allows(name.charAt(i))) {
                return false;
            }
        }
        return !name.isBlank() && bytes(name) <= mostBytes && !isReserved(name);
    }

    /** Returns what servers accept, to be read after "allowed is". */
    String allowed() {
        return reserved == null
                ? "at most " + mostBytes + " of the characters a-z, A-Z, 0-9, _, . and -"
                : "at most "
                        + mostBytes
                        + " bytes of UTF-8, without /, \\ and control characters, other than "
                        + reserved
                        + ", . and ..";
    }

    /**
     * Makes a name that was found, and not configured, acceptable: replaces characters and cuts it.
     *
     * @return a name that servers accept, or null if nothing of the name can be kept
     */
    public @Nullable String fit(String name) {
        if (allows(name) && name.equals(name.strip())) {
            return name;
        }
        StringBuilder fit = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            String next = allows(c) ? Character.toString(c) : String.valueOf(REPLACEMENT);
            bytes += bytes(next);
            if (bytes > mostBytes) {
                break;
            }
            fit.append(next);
        }
        String text = fit.toString().strip();
        return text.isEmpty() || isReserved(text) ? null : text;
    }

    private boolean allows(int c) {
        if (reserved != null) {
            return c != '/' && c != '\\' && c > 0x1f && c != 0x7f;
        }
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '-';
    }

    private boolean isReserved(String name) {
        return reserved != null
                && (name.equals(".") || name.equals("..") || name.equalsIgnoreCase(reserved));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
