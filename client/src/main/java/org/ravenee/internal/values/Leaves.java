/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Calendar;
import java.util.Date;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Converts values that contain no others: numbers, texts, dates and all the rest. */
final class Leaves {

    /** Writing a number in decimal takes more than linear time. */
    private static final int MOST_BITS = 1_300;

    private Leaves() {}

    static @Nullable Object convert(@Nullable Object value) {
        if (value == null
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof AtomicBoolean flag) {
            return flag.get();
        }
        if (value instanceof Class<?> type) {
            return type.getName();
        }
        if (value instanceof Calendar calendar) {
            return calendar.toInstant().toString();
        }
        if (value.getClass() == Date.class) {
            return ((Date) value).toInstant().toString();
        }
        return String.valueOf(value.toString());
    }

    private static Object number(Number number) {
        if (number instanceof Short || number instanceof Byte) {
            return number.intValue();
        }
        if (number instanceof AtomicInteger || number instanceof AtomicLong) {
            return number.longValue();
        }
        if (number instanceof Double || number instanceof Float) {
            double exact = number.doubleValue();
            return Double.isNaN(exact) || Double.isInfinite(exact) ? number.toString() : number;
        }
        if (number.getClass() == BigInteger.class) {
            int bits = ((BigInteger) number).bitLength();
            return bits > MOST_BITS ? "<a number of " + bits + " bits>" : number;
        }
        if (number.getClass() == BigDecimal.class) {
            int bits = ((BigDecimal) number).unscaledValue().bitLength();
            return bits > MOST_BITS ? "<a number of " + bits + " bits>" : number;
        }
        return String.valueOf(number.toString());
    }
}
