/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks the parts with sensitive names of a multipart form (RFC 7578), whole, cut off or inside a
 * JSON text, and leaves out what files hold.
 */
final class Multipart implements TextRule {

    private static final int LONGEST_BOUNDARY = 80;
    private static final Pattern HEADER = Pattern.compile("(?i)content-disposition:");
    private static final Pattern END_OF_HEADERS =
            Pattern.compile("\r?\n\r?\n|(?:\\\\r)?\\\\n(?:\\\\r)?\\\\n");
    private static final Pattern NAME =
            Pattern.compile("(?i)\\b(file)?name\\*?\\s*=\\s*(?:\\\\*+\"([^\"]*+)|([^;\\s]*+))");

    private final SensitiveNames names;

    Multipart(SensitiveNames names) {
        this.names = names;
    }

    @Override
    public void find(String text, Findings found) {
        Matcher header = HEADER.matcher(text);
        Matcher gap = END_OF_HEADERS.matcher(text);
        int from = 0;
        while (header.find(from) && gap.find(header.end())) {
            int start = gap.end();
            int end = endOfPart(text, from, header.start(), start);
            String shown = shown(text.substring(header.end(), gap.start()), names);
            if (shown != null && end > start) {
                found.add(start, end, shown);
            }
            from = end;
        }
    }

    /** Returns the replacement of the content of a part; null for the content itself. */
    private static @Nullable String shown(String headers, SensitiveNames names) {
        boolean secret = false;
        Matcher name = NAME.matcher(headers);
        while (name.find()) {
            if (name.group(1) != null) {
                return names.includeUsual() ? "..." : null;
            }
            secret |= names.match(name.group(2) == null ? name.group(3) : name.group(2));
        }
        return secret ? Mask.TEXT : null;
    }

    /** Before the line end and the boundary, which is the line above the headers. */
    private static int endOfPart(String text, int from, int header, int start) {
        int line = text.lastIndexOf("--", header);
        while (line > from && text.charAt(line - 1) == '-') {
            line--;
        }
        int endOfLine = line;
        while (line >= from && endOfLine < header && !isLineEnd(text, endOfLine)) {
            endOfLine++;
        }
        int length = endOfLine - line;
        String boundary =
                line >= from && length > 2 && length <= LONGEST_BOUNDARY
                        ? text.substring(line, endOfLine)
                        : "\n--";
        int end = text.indexOf(boundary, start);
        if (end < 0) {
            return text.length();
        }
        while (end > start && isLineEnd(text, end - 1)) {
            end--;
        }
        while (end - 1 > start && isLineEnd(text, end - 2)) {
            end -= 2;
        }
        return end;
    }

    private static boolean isLineEnd(String text, int at) {
        char c = text.charAt(at);
        return c == '\r'
                || c == '\n'
                || (c == '\\' && (text.startsWith("r", at + 1) || text.startsWith("n", at + 1)));
    }
}
