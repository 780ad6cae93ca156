/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ravenee.LogEntry;
import org.ravenee.internal.values.Texts;

/** Formats messages with parameters, and keeps the template, by which servers group. */
public final class MessageFormatter {

    private static final int LONGEST = 8192;

    /** Widths and precisions that would fill the memory. */
    private static final Pattern WIDE = Pattern.compile("%[^a-zA-Z%]{0,20}\\d{4}");

    private static final Pattern INDEXED = Pattern.compile("\\{\\d");

    private MessageFormatter() {}

    /** Formats a template, if the parameters fit. */
    public static LogEntry of(String template, List<@Nullable Object> params) {
        String message = Texts.cut(template, LONGEST);
        if (params.isEmpty()) {
            return LogEntry.of(message, List.of(), null);
        }
        List<String> texts = new ArrayList<>();
        for (Object param : params) {
            texts.add(String.valueOf(param));
        }
        String formatted = Texts.cut(format(message, params.toArray()), LONGEST);
        return LogEntry.of(message, texts, formatted.equals(message) ? null : formatted);
    }

    private static String format(String template, @Nullable Object[] params) {
        try {
            if (INDEXED.matcher(template).find()) {
                return new MessageFormat(template, Locale.ROOT).format(params);
            }
            if (template.indexOf('%') >= 0 && !WIDE.matcher(template).find()) {
                return String.format(Locale.ROOT, template, params);
            }
        } catch (RuntimeException e) {
            // A template that does not fit its parameters is shown as it is.
        }
        return template;
    }
}
