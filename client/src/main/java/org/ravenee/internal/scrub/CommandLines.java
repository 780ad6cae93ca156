/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks what programs are told on their command lines: {@code --password x}, {@code -u a:b}. */
final class CommandLines {

    private static final Pattern OPTION =
            Pattern.compile(
                    "(?<![^\\s\"'\\[(])--?+([A-Za-z][\\w.-]*+)[ \\t]++"
                            + "(?![-=:])(\"[^\"]*+\"?|'[^']*+'?|[^\\s\"')\\]]++)");

    private final SensitiveNames names;

    CommandLines(SensitiveNames names) {
        this.names = names;
    }

    /** Whether the next argument is the value of this one, and secret. */
    boolean announces(String argument) {
        return argument.startsWith("-")
                && argument.indexOf(' ') < 0
                && argument.indexOf('=') < 0
                && names.match(argument);
    }

    /** Whether there is a dash that begins a word. */
    static boolean mayBe(String text) {
        for (int at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
            if ((at == 0 || " \t\n\"'[(".indexOf(text.charAt(at - 1)) >= 0)
                    && at + 1 < text.length()
                    && text.charAt(at + 1) > ' ') {
                return true;
            }
        }
        return false;
    }

    String mask(String text) {
        Matcher option = OPTION.matcher(text);
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        while (option.find()) {
            if (isSecret(option.group(1), option.group(2))) {
                masked.append(text, copied, option.start(2)).append(Mask.TEXT);
                copied = option.end(2);
            }
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    private boolean isSecret(String option, String value) {
        boolean user = option.equals("u") || option.equals("user") || option.equals("proxy-user");
        return names.match(option) || (user && names.includeUsual() && value.indexOf(':', 1) > 0);
    }
}
