/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.io.File;
import java.lang.ref.Reference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Converts values of the JDK's own classes to texts, numbers and booleans. Exact classes only: the
 * methods of a subclass are the application's.
 */
final class ScalarValues {

    /** Writing a number in decimal takes more than linear time. */
    private static final int MOST_BITS = 1_300;

    private ScalarValues() {}

    /** Returns a text, number or boolean; null for a value that is none of the JDK's scalars. */
    static @Nullable Object of(Object value) {
        if (value instanceof String
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
        if (value instanceof Class<?> type) {
            return type.getName();
        }
        if (value instanceof AtomicBoolean flag) {
            return flag.get();
        }
        if (value instanceof CharSequence text && value.getClass().getClassLoader() == null) {
            return text;
        }
        return isPlain(value) ? value.toString() : date(value);
    }

    private static boolean isPlain(Object value) {
        Class<?> type = value.getClass();
        return value instanceof Character
                || value instanceof UUID
                || value instanceof java.net.URI
                || value instanceof Locale
                || value instanceof Currency
                || value instanceof Charset
                || type == File.class
                || (type.getClassLoader() == null
                        && (type.getName().startsWith("java.time.")
                                || value instanceof java.nio.file.Path
                                || value instanceof java.net.InetAddress));
    }

    private static @Nullable Object date(Object value) {
        Class<?> type = value.getClass();
        if (type == Date.class) {
            return ((Date) value).toInstant().toString();
        }
        if (type == GregorianCalendar.class) {
            return ((Calendar) value).toInstant().toString();
        }
        // java.sql is a module that is not there everywhere; the texts of its dates are ISO's.
        return value instanceof Date && type.getName().startsWith("java.sql.")
                ? value.toString()
                : null;
    }

    private static @Nullable Object number(Number number) {
        Class<?> type = number.getClass();
        if (number instanceof Short || number instanceof Byte) {
            return number.intValue();
        }
        if (type == AtomicInteger.class || type == AtomicLong.class || type == LongAdder.class) {
            return number.longValue();
        }
        if (number instanceof Double || number instanceof Float) {
            double exact = number.doubleValue();
            return Double.isNaN(exact) || Double.isInfinite(exact) ? number.toString() : number;
        }
        if (type == DoubleAdder.class) {
            return number(number.doubleValue());
        }
        if (type == BigInteger.class) {
            return bounded(number, ((BigInteger) number).bitLength());
        }
        if (type == BigDecimal.class) {
            return bounded(number, ((BigDecimal) number).unscaledValue().bitLength());
        }
        return null;
    }

    private static Object bounded(Number number, int bits) {
        return bits > MOST_BITS ? "<a number of " + bits + " bits>" : number;
    }

    /** Tells whether a value is shown as another value that it holds. */
    static boolean isHolder(Object value) {
        return value instanceof java.util.Optional
                || value instanceof java.util.OptionalInt
                || value instanceof java.util.OptionalLong
                || value instanceof java.util.OptionalDouble
                || value.getClass() == java.util.concurrent.atomic.AtomicReference.class
                || (value instanceof Reference && TypeTraits.isOfJdk(value.getClass()));
    }

    static @Nullable Object held(Object holder) {
        if (holder instanceof java.util.Optional<?> optional) {
            return optional.orElse(null);
        }
        if (holder instanceof java.util.OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : null;
        }
        if (holder instanceof java.util.OptionalLong optional) {
            return optional.isPresent() ? optional.getAsLong() : null;
        }
        if (holder instanceof java.util.OptionalDouble optional) {
            return optional.isPresent() ? optional.getAsDouble() : null;
        }
        return holder instanceof Reference<?> reference
                ? reference.get()
                : ((java.util.concurrent.atomic.AtomicReference<?>) holder).get();
    }
}
