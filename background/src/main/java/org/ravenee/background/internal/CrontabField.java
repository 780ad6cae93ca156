/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a schedule expression of Jakarta Enterprise Beans that a crontab has a field for.
 * An attribute is read into the set of its values, because both notations differ: ranges of timers
 * may pass the last value, as in {@code Fri-Mon}, and Sunday is 0 and 7.
 */
enum CrontabField {
    MINUTE(0, 59, List.of()),
    HOUR(0, 23, List.of()),
    DAY_OF_MONTH(1, 31, List.of()),
    MONTH(
            1,
            12,
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec")),
    DAY_OF_WEEK(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

    private static final int DAYS_OF_WEEK = 7;

    private final int first;
    private final int last;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    CrontabField(int first, int last, List<String> names) {
        this.first = first;
        this.last = last;
        this.names = names;
    }

    /**
     * Reads an attribute.
     *
     * @return the values; null if a crontab cannot express them, as {@code Last} or {@code 2nd Fri}
     */
    @Nullable BitSet read(String attribute) {
        BitSet values = new BitSet();
        for (String element : attribute.split(",", -1)) {
            if (!read(element.strip(), values)) {
                return null;
            }
        }
        return values;
    }

    private boolean read(String element, BitSet values) {
        if (element.equals("*")) {
            values.set(first, last + 1);
            return true;
        }
        int slash = element.indexOf('/');
        if (slash >= 0) {
            return readIncrement(
                    element.substring(0, slash).strip(),
                    element.substring(slash + 1).strip(),
                    values);
        }
        int dash = element.indexOf('-', 1);
        int from = value(dash < 0 ? element : element.substring(0, dash).strip());
        int to = dash < 0 ? from : value(element.substring(dash + 1).strip());
        if (from < 0 || to < 0) {
            return false;
        }
        if (this == DAY_OF_WEEK && dash >= 0 && from == 0 && to == DAYS_OF_WEEK) {
            values.set(first, last + 1);
            return true;
        }
        from = from > last ? first : from;
        to = to > last ? first : to;
        for (int value = from; value != to; value = value == last ? first : value + 1) {
            values.set(value);
        }
        values.set(to);
        return true;
    }

    /** {@code 10/15} is from 10 on each 15th value. Only minutes and hours have increments. */
    private boolean readIncrement(String start, String step, BitSet values) {
        int from = start.equals("*") ? first : value(start);
        int by = number(step);
        if (from < 0 || by < 1 || (this != MINUTE && this != HOUR)) {
            return false;
        }
        for (int value = from; value <= last; value += by) {
            values.set(value);
        }
        return true;
    }

    /** Returns a value of this field; negative if it is none. Sunday may be 7. */
    private int value(String text) {
        int name = names.indexOf(text.toLowerCase(Locale.ROOT));
        int value = name < 0 ? number(text) : name + first;
        int most = this == DAY_OF_WEEK ? DAYS_OF_WEEK : last;
        return value < first || value > most ? -1 : value;
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
    }

    boolean isAll(BitSet values) {
        return values.cardinality() == last - first + 1;
    }

    /** Writes values as ranges, or as one range with a step: {@code 1-5,9} or {@code 0-55/5}. */
    String write(BitSet values) {
        if (isAll(values)) {
            return "*";
        }
        int step = step(values);
        if (step > 1) {
            return values.nextSetBit(0) + "-" + (values.length() - 1) + "/" + step;
        }
        StringBuilder ranges = new StringBuilder();
        for (int from = values.nextSetBit(0); from >= 0; ) {
            int to = values.nextClearBit(from) - 1;
            ranges.append(ranges.length() == 0 ? "" : ",").append(from);
            if (to > from) {
                ranges.append('-').append(to);
            }
            from = values.nextSetBit(to + 1);
        }
        return ranges.toString();
    }

    /** Returns the distance of at least three values that have the same one; else 0. */
    private static int step(BitSet values) {
        if (values.cardinality() < 3) {
            return 0;
        }
        int from = values.nextSetBit(0);
        int step = values.nextSetBit(from + 1) - from;
        for (int at = from; values.nextSetBit(at + 1) >= 0; at = values.nextSetBit(at + 1)) {
            if (values.nextSetBit(at + 1) - at != step) {
                return 0;
            }
        }
        return step;
    }
}
