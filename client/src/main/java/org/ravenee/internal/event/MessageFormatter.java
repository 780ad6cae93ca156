/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.math.BigDecimal;
import java.text.ChoiceFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ravenee.LogEntry;
import org.ravenee.internal.values.Texts;

/**
 * Formats messages with parameters, and keeps the template, by which servers group. A template has
 * the form of {@code MessageFormat}, of SLF4J or of {@code printf}. Numbers have the same form in
 * every locale. Apostrophes are part of the text, also around a parameter.
 */
public final class MessageFormatter {

    private static final int LONGEST = 8192;

    /** A larger exponent would be written as so many zeros. */
    private static final int MOST_ZEROS = 400;

    /** {@code {0}} and {@code {0,type,style}}; the style of a choice has places of its own. */
    private static final Pattern INDEXED =
            Pattern.compile(
                    "\\{(\\d{1,3})\\s*(?:,\\s*(\\w+)\\s*(?:,((?:[^{}]++|\\{[^{}]*+}){0,20}+))?)?}"
                            + "|''|'[{}]'");

    private static final Pattern IN_ORDER = Pattern.compile("\\\\?\\{}");

    /** Widths and precisions have a limit, as they would fill the memory. */
    private static final Pattern PRINTF =
            Pattern.compile(
                    "%(?:(\\d{1,3})\\$)?([-#+0,(]*\\d{0,3}(?:\\.\\d{1,3})?)([tT][a-zA-Z]|[a-zA-Z%])");

    /** Conversions whose parameter is shown as it is if it is of another type. */
    private static final String LENIENT = "dsfxegtT";

    private final List<@Nullable Object> params;
    private int next;

    /** A parameter is missing: the message is shown as it is. */
    private boolean unfit;

    private MessageFormatter(List<@Nullable Object> params) {
        this.params = params;
    }

    /** Formats a template, as far as the parameters fit. */
    public static LogEntry of(String template, List<@Nullable Object> params) {
        String message = Texts.cut(template, LONGEST);
        if (params.isEmpty()) {
            return LogEntry.of(message, List.of(), null);
        }
        List<String> texts = new ArrayList<>();
        for (Object param : params) {
            texts.add(Texts.cut(String.valueOf(param), LONGEST));
        }
        return LogEntry.of(
                message, texts, Texts.cut(new MessageFormatter(params).format(message), LONGEST));
    }

    private String format(String template) {
        Pattern form = form(template);
        Matcher place = form.matcher(template);
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (text.length() < LONGEST && place.find()) {
            text.append(template, from, place.start());
            text.append(
                    form == INDEXED
                            ? indexed(place)
                            : form == IN_ORDER ? inOrder(place) : printf(place));
            from = place.end();
        }
        return unfit ? template : text.append(template, from, template.length()).toString();
    }

    private static Pattern form(String template) {
        Matcher indexed = INDEXED.matcher(template);
        while (indexed.find()) {
            if (indexed.group(1) != null) {
                return INDEXED;
            }
        }
        return template.contains("{}") ? IN_ORDER : PRINTF;
    }

    /** Returns a parameter as it is; the place itself where there is none. */
    private String param(int index, Matcher place) {
        return index < params.size()
                ? Texts.cut(String.valueOf(params.get(index)), LONGEST)
                : place.group();
    }

    private String indexed(Matcher place) {
        if (place.group(1) == null) {
            // A quoted brace, or two apostrophes for one.
            return place.group().substring(1, 2);
        }
        int index = Integer.parseInt(place.group(1));
        String style = place.group(3);
        if (style != null && index < params.size() && number(index) instanceof Number number) {
            try {
                return place.group(2).equals("choice")
                        ? format(new ChoiceFormat(style).format(number.doubleValue()))
                        : decimal(style.strip()).format(number);
            } catch (IllegalArgumentException e) {
                // The style is invalid: the parameter is shown as it is.
            }
        }
        return param(index, place);
    }

    private String inOrder(Matcher place) {
        boolean escaped = place.group().length() > 2;
        return escaped ? "{}" : param(next++, place);
    }

    private static DecimalFormat decimal(String style) {
        String pattern =
                switch (style) {
                    case "integer" -> "0";
                    case "percent" -> "0%";
                    case "currency" -> "0.00";
                    default -> style;
                };
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    /** Returns a parameter that can be formatted. */
    private @Nullable Object number(int index) {
        Object param = params.get(index);
        return param instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) > MOST_ZEROS
                ? decimal.toString()
                : param;
    }

    private String printf(Matcher place) {
        String conversion = place.group(3);
        if (conversion.equals("%") || conversion.equals("n")) {
            return conversion.equals("%") ? "%" : "\n";
        }
        int index = place.group(1) == null ? next : Integer.parseInt(place.group(1)) - 1;
        unfit |= index < 0 || index >= params.size();
        if (unfit) {
            return place.group();
        }
        next += place.group(1) == null ? 1 : 0;
        try {
            return String.format(Locale.ROOT, "%" + place.group(2) + conversion, number(index));
        } catch (IllegalArgumentException e) {
            return LENIENT.indexOf(conversion.charAt(0)) >= 0 ? param(index, place) : place.group();
        }
    }
}
