/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One conversion of a value to maps, lists and scalars, on the calling thread. It tracks the
 * objects that it is inside of, so that cycles end, and the size of its result, so that the size is
 * bounded. If application code throws, a mark takes the place of the value.
 */
final class Conversion {

    static final int MAX_CHARS = 131_072;

    private static final int MAX_DEPTH = 6;
    private static final int MAX_VALUES = 5_000;
    private static final int MAX_CHARS_OF_ENTRY = 16_384;
    private static final int CHARS_OF_NUMBER = 16;
    private static final int MIN_CHARS_OF_TEXT = 16;
    private static final String CYCLE = "<...>";
    private static final String MORE = "...";

    private final ValueConverter converter;
    private final TypeTraits traits;
    private final int stringMaxLength;
    private final int listMaxLength;
    private final int maxCharsOfEntry;
    private final int maxChars;

    /** The objects that are being converted, outermost first. */
    private final List<Object> path = new ArrayList<>(MAX_DEPTH);

    private int valuesLeft;
    private int chars;
    private int charsOfEntry;

    /**
     * Starts a conversion.
     *
     * @param maxChars about how many chars the result may have, a number counted as a few of them
     */
    Conversion(ValueConverter converter, int maxChars) {
        this.converter = converter;
        this.traits = converter.traits();
        this.stringMaxLength = converter.stringMaxLength();
        this.listMaxLength = converter.listMaxLength();
        this.maxCharsOfEntry = Math.max(MAX_CHARS_OF_ENTRY, stringMaxLength);
        this.maxChars = maxChars;
        this.valuesLeft = Math.min(MAX_VALUES, maxChars / CHARS_OF_NUMBER);
    }

    /** Converts a map whose names the caller chose. All entries are kept up to the size limit. */
    Map<String, Object> entries(Map<?, ?> values) {
        Map<String, Object> converted = new LinkedHashMap<>();
        try {
            if (traits.isLazy(values.getClass())) {
                converted.put(MORE, typeOf(values));
            } else {
                addEntries(converted, values);
            }
        } catch (Throwable e) {
            converted.put(MORE, "unreadable: " + e.getClass().getName());
        }
        return Collections.unmodifiableMap(converted);
    }

    private void addEntries(Map<String, Object> converted, Map<?, ?> values) {
        boolean renamed = false;
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            charsOfEntry = 0;
            if (isSpent()) {
                converted.put(MORE, MORE);
                return;
            }
            Object value = convert(entry.getValue());
            Object key = entry.getKey();
            if (key != null) {
                renamed |= put(converted, key, value, renamed);
            }
        }
    }

    /**
     * Adds a member. Keys that have the same name, as 1 and "1" or long names that are cut, get
     * different names.
     *
     * @param renamed whether the map has names that differ from their keys: without those, a name
     *     that comes again is the same key, of a map without an end
     * @return whether the name of this member differs from its key
     */
    @SuppressWarnings("NullAway") // null is a JSON value like any other
    private boolean put(
            Map<String, Object> map,
            @Nullable Object key,
            @Nullable Object value,
            boolean renamed) {
        String name = name(key);
        boolean differs = !(key instanceof String text && text.equals(name));
        if ((renamed || differs) && map.containsKey(name)) {
            int n = map.size();
            do {
                n++;
            } while (map.containsKey(name + " (" + n + ")"));
            name = name + " (" + n + ")";
        }
        map.put(name, value);
        return differs;
    }

    private String name(@Nullable Object key) {
        return String.valueOf(key == null ? null : convertKey(key));
    }

    private @Nullable Object convertKey(Object key) {
        Object scalar = ScalarValues.of(key);
        return scalar == null ? convert(key) : counted(scalar);
    }

    private boolean isSpent() {
        return valuesLeft <= 0 || charsOfEntry >= maxCharsOfEntry || chars >= maxChars;
    }

    /** Converts a value of any type. */
    @Nullable Object convert(@Nullable Object value) {
        if (isSpent()) {
            return MORE;
        }
        valuesLeft--;
        if (value == null) {
            return null;
        }
        try {
            Object scalar = ScalarValues.of(value);
            return scalar == null ? composed(value) : counted(scalar);
        } catch (Throwable e) {
            return whole(unreadable(value, e));
        }
    }

    private Object counted(Object scalar) {
        if (!(scalar instanceof CharSequence text)) {
            return scalar;
        }
        int room = Math.max(MIN_CHARS_OF_TEXT, maxChars - chars);
        return whole(Texts.cut(text, Math.min(stringMaxLength, room)));
    }

    /** Counts a text that is not cut. */
    private String whole(String text) {
        charsOfEntry += text.length();
        chars += text.length();
        return text;
    }

    private @Nullable Object composed(Object value) throws Exception {
        for (Object outer : path) {
            if (outer == value) {
                return CYCLE;
            }
        }
        Class<?> type = value.getClass();
        if (path.size() >= MAX_DEPTH || (traits.isLazy(type) && !traits.isEntity(type))) {
            return whole(typeOf(value));
        }
        path.add(value);
        try {
            if (traits.isEntity(type)) {
                return entity(value, type);
            }
            if (ScalarValues.isHolder(value)) {
                return convert(ScalarValues.held(value));
            }
            if (type.isArray()) {
                return array(value);
            }
            if (value instanceof Map<?, ?> map) {
                return map(map);
            }
            return value instanceof Collection<?> collection
                    ? list(collection)
                    : object(value, type);
        } finally {
            path.remove(path.size() - 1);
        }
    }

    /** Converts a map. Of one that fails, the entries read so far are kept. */
    private Map<String, Object> map(Map<?, ?> map) {
        Map<String, Object> converted = new LinkedHashMap<>();
        try {
            boolean renamed = false;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                // Not the size alone: a map may give the same name again and again.
                if (converted.size() == listMaxLength || isSpent()) {
                    break;
                }
                Object value = convert(entry.getValue());
                renamed |= put(converted, entry.getKey(), value, renamed);
            }
        } catch (Throwable e) {
            converted.put(MORE, whole(unreadable(map, e)));
        }
        return Collections.unmodifiableMap(converted);
    }

    /** Converts a collection. Of one that fails, the elements read so far are kept. */
    private List<@Nullable Object> list(Collection<?> collection) {
        List<@Nullable Object> converted = new ArrayList<>();
        try {
            Iterator<?> elements = collection.iterator();
            while (elements.hasNext() && converted.size() < listMaxLength && !isSpent()) {
                converted.add(convert(elements.next()));
            }
        } catch (Throwable e) {
            converted.add(whole(unreadable(collection, e)));
        }
        return Collections.unmodifiableList(converted);
    }

    private Object array(Object array) {
        if (array instanceof byte[] bytes) {
            return "<" + bytes.length + " bytes>";
        }
        if (array instanceof char[] chars) {
            // Applications keep passwords in them.
            return "<" + chars.length + " chars>";
        }
        List<@Nullable Object> converted = new ArrayList<>();
        int length = Math.min(Array.getLength(array), listMaxLength);
        for (int i = 0; i < length && !isSpent(); i++) {
            converted.add(convert(Array.get(array, i)));
        }
        return Collections.unmodifiableList(converted);
    }

    private @Nullable Object object(Object value, Class<?> type) throws Exception {
        if (traits.isJsonpValue(type)) {
            return convert(JsonpValues.scalar(value));
        }
        if (traits.isMappedForJsonb(type)) {
            return mapped(value, type, converter.ownJsonb(type));
        }
        if (!traits.prefersTextToJsonb(type)) {
            Object own = converter.ownJsonb(type);
            if (own != null) {
                return mapped(value, type, own);
            }
        }
        return traits.isRecord(type) ? record(value) : text(value);
    }

    private Object text(Object value) {
        return counted(String.valueOf(value.toString()));
    }

    /** An object that JSON-B cannot convert is shown by its text, if it has one. */
    private @Nullable Object mapped(Object value, Class<?> type, @Nullable Object own) {
        if (LazyReferences.areReachedBy(value, traits)) {
            return whole(typeOf(value));
        }
        Object json;
        try {
            json = converter.jsonb().convert(value, own);
        } catch (Throwable e) {
            return traits.hasText(type) ? text(value) : whole(unreadable(value, e));
        }
        return convert(json);
    }

    /** Shows the loaded fields of an entity without its own code: a getter might load the rest. */
    private Object entity(Object value, Class<?> type) throws IllegalAccessException {
        Map<String, Object> converted = new LinkedHashMap<>();
        for (Field field : EntityFields.of(type)) {
            Object held = field.get(value);
            // A field that is not loaded is null, too.
            if (held != null && converted.size() < listMaxLength && !isSpent()) {
                converted.put(field.getName(), ofEntity(held));
            }
        }
        return converted.isEmpty() ? whole(typeOf(value)) : Collections.unmodifiableMap(converted);
    }

    /** Other entities, collections that may load and objects of the application are named only. */
    private Object ofEntity(Object held) {
        Object scalar = ScalarValues.of(held);
        if (scalar != null) {
            return counted(scalar);
        }
        if (held instanceof Collection<?> collection
                && LazyReferences.isPlainCollection(held.getClass())) {
            List<Object> elements = new ArrayList<>();
            for (Object element : collection) {
                if (elements.size() < listMaxLength && !isSpent() && element != null) {
                    Object plain = ScalarValues.of(element);
                    elements.add(plain == null ? whole(typeOf(element)) : counted(plain));
                }
            }
            return elements;
        }
        return whole(typeOf(held));
    }

    private Object record(Object value) throws Exception {
        Map<String, @Nullable Object> converted = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Method accessor = component.getAccessor();
            if (!accessor.trySetAccessible()) {
                return text(value);
            }
            converted.put(component.getName(), component(accessor, value));
        }
        return Collections.unmodifiableMap(converted);
    }

    private @Nullable Object component(Method accessor, Object value) throws Exception {
        Object component;
        try {
            component = accessor.invoke(value);
        } catch (InvocationTargetException e) {
            return whole(unreadable(value, e.getCause() == null ? e : e.getCause()));
        }
        return convert(component);
    }

    private static String typeOf(Object value) {
        return "<" + value.getClass().getName() + ">";
    }

    private static String unreadable(Object value, Throwable failure) {
        return "<"
                + value.getClass().getName()
                + ", unreadable: "
                + failure.getClass().getName()
                + ">";
    }
}
