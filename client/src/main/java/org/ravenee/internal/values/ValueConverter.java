/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns any object into what JSON knows: texts, numbers, booleans, lists, maps with texts as keys.
 * The result shares nothing that changes with the original. Bounded in length, breadth, depth, size
 * and time, and never throws. Safe for use by several threads.
 */
public final class ValueConverter {

    private final int stringMaxLength;
    private final int listMaxLength;
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
        this(stringMaxLength, listMaxLength, foreign, null);
    }

    private ValueConverter(
            int stringMaxLength,
            int listMaxLength,
            ForeignCode foreign,
            @Nullable Patience patience) {
        this.stringMaxLength = stringMaxLength;
        this.listMaxLength = listMaxLength;
        this.foreign = foreign;
        this.patience = patience;
    }

    /** Returns a converter all of whose conversions together have as much time as one has. */
    public ValueConverter forOneEvent() {
        return patience == null ? forOneEvent(foreign.callersPatience()) : this;
    }

    /** Returns a converter all of whose conversions together have as much time as is left. */
    public ValueConverter forOneEvent(Patience left) {
        return new ValueConverter(stringMaxLength, listMaxLength, foreign, left);
    }

    /** Converts one value. */
    public @Nullable Object convert(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            return value;
        }
        if (value instanceof String text) {
            return Texts.cut(text, stringMaxLength);
        }
        return run(value, Conversion.VALUE, most());
    }

    /** Converts the values of a map whose names the caller chose; names are kept. */
    public Map<String, Object> convertAll(Map<?, ?> values) {
        return asMap(run(values, Conversion.NAMED, most()));
    }

    /** Converts the values of a map that is a copy already. */
    public Map<String, Object> convertCopy(Map<String, ?> values) {
        return convertCopy(values, most());
    }

    /** Converts the values of a map that is a copy already, and makes about so many chars. */
    public Map<String, Object> convertCopy(Map<String, ?> values, int most) {
        return asMap(run(values, Conversion.NAMED_COPY, most));
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a map is made of a map
    private static Map<String, Object> asMap(@Nullable Object result) {
        return (Map<String, Object>) result;
    }

    /** Tells whether there is nothing to convert in a map, and no more than so many chars. */
    public boolean isPlain(Map<String, ?> values, int most) {
        long[] left = {values.size() <= listMaxLength ? most : -1};
        // Not by entries, each of which an immutable map would wrap.
        values.forEach((name, value) -> left[0] -= name.length() + plainChars(value));
        return left[0] >= 0;
    }

    /** How long a value is, and beyond all limits if it is to be converted. */
    private long plainChars(@Nullable Object value) {
        if (value instanceof String text && text.length() <= stringMaxLength) {
            return text.length();
        }
        boolean plain =
                value instanceof Integer || value instanceof Long || value instanceof Boolean;
        return plain ? 0 : Integer.MAX_VALUE;
    }

    private int most() {
        return Math.max(Conversion.MOST_CHARS, stringMaxLength);
    }

    /** Tells whether reading a map or collection calls nobody's code. */
    public static boolean isHarmless(Object container) {
        return Conversion.WALKABLE.contains(container.getClass());
    }

    int stringMaxLength() {
        return stringMaxLength;
    }

    int listMaxLength() {
        return listMaxLength;
    }

    private @Nullable Object run(@Nullable Object value, int kind, int most) {
        Conversion direct = conversion(value, kind, most, Conversion.NO_COURAGE).call();
        if (!direct.needsCourage()) {
            return direct.result();
        }
        Patience time = patience == null ? foreign.callersPatience() : patience;
        // What does not answer is known the second time, and left out.
        for (int attempt = 0; attempt < 2; attempt++) {
            Conversion conversion = conversion(value, kind, most, Conversion.COURAGE);
            if (foreign.ask(conversion, time) != null) {
                return conversion.result();
            }
            foreign.blame(conversion.silent());
        }
        return conversion(value, kind, most, Conversion.LOST_COURAGE).call().result();
    }

    private Conversion conversion(@Nullable Object value, int kind, int most, int courage) {
        return new Conversion(value, kind, this, most, foreign, courage);
    }
}
