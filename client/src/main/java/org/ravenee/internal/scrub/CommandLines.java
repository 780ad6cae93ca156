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

    private CommandLines() {}

    static String mask(String text, SensitiveNames names) {
        Matcher option = OPTION.matcher(text);
        Mask mask = new Mask(text);
        while (option.find()) {
            String name = option.group(1);
            boolean user = name.equals("u") || name.equals("user") || name.equals("proxy-user");
            if (names.match(name)
                    || (user && names.includeUsual() && option.group(2).indexOf(':', 1) > 0)) {
                mask.cover(option.start(2), option.end(2));
            }
        }
        return mask.done();
    }
}
