/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ravenee.internal.values.Conversion.Courage;

/**
 * Turns any object into what JSON knows: texts, numbers, booleans, lists, maps with texts as keys.
 * The result shares nothing that changes with the original. Bounded in length, breadth, depth, size
 * and time, and never throws. Safe for use by several threads.
 */
public final class ValueConverter {

    private final Limits limits;
    private final ForeignCode foreign;
    private final @Nullable Patience patience;

    /**
     * Converts within limits.
     *
     * @param stringMaxLength most chars of a text
     * @param listMaxLength most elements of a list or map
     * @param foreign runs what is not the JDK's
     */
    public ValueConverter(int stringMaxLength, int listMaxLength, ForeignCode foreign) {
        this(new Limits(stringMaxLength, listMaxLength), foreign, null);
    }

    private ValueConverter(Limits limits, ForeignCode foreign, @Nullable Patience patience) {
        this.limits = limits;
        this.foreign = foreign;
        this.patience = patience;
    }

    /** Returns a converter all of whose conversions together have as much time as one has. */
    public ValueConverter forOneEvent() {
        return patience == null ? forOneEvent(foreign.callersPatience()) : this;
    }

    /** Returns a converter all of whose conversions together have as much time as is left. */
    public ValueConverter forOneEvent(Patience left) {
        return new ValueConverter(limits, foreign, left);
    }

    /** Converts one value. */
    public @Nullable Object convert(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            return value;
        }
        if (value instanceof String text) {
            return Texts.cut(text, limits.stringMaxLength());
        }
        return run(most(), conversion -> new Result(conversion.convert(value))).value();
    }

    /** Converts the values of a map whose names the caller chose; names are kept. */
    public Map<String, Object> convertAll(Map<?, ?> values) {
        return Collections.unmodifiableMap(
                run(most(), conversion -> conversion.named(values, false)));
    }

    /** Converts the values of a map that is a copy already. */
    public Map<String, Object> convertCopy(Map<String, ?> values) {
        return convertCopy(values, most());
    }

    /** Converts the values of a map that is a copy already, and makes about so many chars. */
    public Map<String, Object> convertCopy(Map<String, ?> values, int most) {
        return Collections.unmodifiableMap(run(most, conversion -> conversion.named(values, true)));
    }

    /** Tells whether there is nothing to convert in a map, and no more than so many chars. */
    public boolean isPlain(Map<String, ?> values, int most) {
        long[] left = {values.size() <= limits.listMaxLength() ? most : -1};
        // Not by entries, each of which an immutable map would wrap.
        values.forEach((name, value) -> left[0] -= name.length() + plainChars(value));
        return left[0] >= 0;
    }

    /** How long a value is, and beyond all limits if it is to be converted. */
    private long plainChars(@Nullable Object value) {
        if (value instanceof String text && text.length() <= limits.stringMaxLength()) {
            return text.length();
        }
        boolean plain =
                value instanceof Integer || value instanceof Long || value instanceof Boolean;
        return plain ? 0 : Integer.MAX_VALUE;
    }

    private int most() {
        return Math.max(Conversion.MOST_CHARS, limits.stringMaxLength());
    }

    /** Tells whether reading a map or collection calls nobody's code. */
    public static boolean isHarmless(Object container) {
        return Conversion.WALKABLE.contains(container.getClass());
    }

    private <T> T run(int most, Function<Conversion, T> work) {
        Conversion direct = new Conversion(limits, most, foreign, Courage.NONE);
        T result = work.apply(direct);
        return direct.needsCourage() ? withForeignCode(most, work) : result;
    }

    /** What does not answer is known the second time, and left out. */
    private <T> T withForeignCode(int most, Function<Conversion, T> work) {
        Patience time = patience == null ? foreign.callersPatience() : patience;
        for (int attempt = 0; attempt < 2; attempt++) {
            Conversion conversion = new Conversion(limits, most, foreign, Courage.SOME);
            T result = foreign.ask(() -> work.apply(conversion), time, conversion::isIntroducing);
            if (result != null) {
                return result;
            }
            foreign.blame(conversion.asked());
        }
        return work.apply(new Conversion(limits, most, foreign, Courage.LOST));
    }

    /** So that no answer and the answer null are two things. */
    private record Result(@Nullable Object value) {}

    record Limits(int stringMaxLength, int listMaxLength) {}
}
