/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private keys in PEM (RFC 7468), OpenPGP and PuTTY files, also cut off or with escaped lines. */
final class PrivateKeys {

    /** Also as forms and URLs write the blanks. */
    private static final Pattern BEGIN =
            Pattern.compile(
                    "-{4,5}+(?: |\\+|%20)?BEGIN(?:[A-Z0-9 +_]|%20){1,50}?KEY(?:(?:[ +_]|%20)BLOCK)?"
                            + "(?: |\\+|%20)?-{4,5}");

    private static final String PUTTY = "Private-Lines:";

    private PrivateKeys() {}

    static void find(String text, Findings found) {
        Matcher begin = BEGIN.matcher(text);
        int from = 0;
        while (begin.find(from)) {
            from = begin.end();
            if (begin.group().contains("PRIVATE")) {
                from = end(text, from);
                found.add(begin.start(), from);
            }
        }
        int putty = text.indexOf(PUTTY);
        if (putty >= 0) {
            found.add(putty + PUTTY.length(), text.length());
        }
    }

    /** Tells whether a private key begins here that does not end. */
    static boolean begin(String line) {
        Matcher begin = BEGIN.matcher(line);
        return begin.find() && begin.group().contains("PRIVATE");
    }

    private static int end(String text, int from) {
        int end = text.indexOf("----END", from);
        end = end < 0 ? text.indexOf("---- END", from) : end;
        if (end < 0) {
            return text.length();
        }
        int line = text.indexOf("----", end + 7);
        if (line < 0) {
            return end;
        }
        while (line < text.length() && text.charAt(line) == '-') {
            line++;
        }
        return line;
    }
}
