/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.scrub;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ravenee.LogEntry;

/** Masks secrets in messages that have parameters. */
final class MessageScrubber {

    /** A placeholder of a template, with the number of its parameter if there is one. */
    private static final Pattern PLACE =
            Pattern.compile(
                    "\\{(\\d{1,2})[^{}]{0,50}}|%(?:(\\d{1,2})\\$)?[-#+ 0,(]{0,9}[\\d.]{0,9}[a-mo-zA-Z]");

    private static final int SHORTEST_HIDDEN = 3;

    private MessageScrubber() {}

    /** Scrubs a message, and the parameters whose place in the text is masked. */
    static LogEntry scrub(LogEntry message, ValueScrubber values, SensitiveNames names) {
        String template = message.message();
        String text = message.text();
        String clean = values.required(text);
        String marked = marked(template);
        String left = values.required(marked);
        boolean all = template.indexOf('?') >= 0 && SqlLiterals.nameSecret(template, names);
        String formatted = message.formatted();
        List<String> params = new ArrayList<>();
        for (String param : message.params()) {
            String mark = mark(params.size());
            boolean hidden =
                    all
                            || (marked.contains(mark) && !left.contains(mark))
                            || (text.contains(param) && !clean.contains(param));
            params.add(hidden ? Mask.TEXT : values.required(param));
            if (hidden && formatted != null && param.length() >= SHORTEST_HIDDEN) {
                formatted = formatted.replace(param, Mask.TEXT);
            }
        }
        return LogEntry.of(values.required(template), params, values.text(formatted));
    }

    /** The template with words in the places of its parameters, to see which of them are hidden. */
    private static String marked(String template) {
        Matcher place = PLACE.matcher(template);
        Mask marked = new Mask(template);
        int next = 0;
        while (place.find()) {
            int parameter =
                    place.group(1) != null
                            ? Integer.parseInt(place.group(1))
                            : place.group(2) != null
                                    ? Integer.parseInt(place.group(2)) - 1
                                    : next++;
            marked.cover(place.start(), place.end(), mark(parameter));
        }
        return marked.done();
    }

    private static String mark(int parameter) {
        return "zqx" + (char) ('a' + parameter / 26 % 26) + (char) ('a' + parameter % 26) + "qz";
    }
}
