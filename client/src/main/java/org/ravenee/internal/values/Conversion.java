/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.values;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One conversion, from its root to the leaves: knows what it is inside of, so that cycles end, and
 * how much it has made, so that nothing becomes enormous.
 */
final class Conversion implements Callable<Conversion> {

    // What a conversion may do about objects whose methods might do anything.

    /** Does without, and says that it needs more courage. */
    static final int NO_COURAGE = 0;

    /** Calls them: on a helper thread. */
    static final int COURAGE = 1;

    /** Shows the names of their classes. */
    static final int LOST_COURAGE = 2;

    // What it makes of a value.

    /** What JSON knows. */
    static final int VALUE = 0;

    /** Of a map, one with all names of the caller's choice. */
    static final int NAMED = 1;

    /** The same, where the map is a copy of our own, and only what is in it may be foreign. */
    static final int NAMED_COPY = 2;

    private static final int DEEPEST = 6;
    private static final int MOST_VALUES = 5_000;
    private static final int MOST_CHARS_OF_VALUE = 16_384;
    static final int MOST_CHARS = 131_072;
    private static final int CHARS_OF_NUMBER = 16;
    private static final int SHORTEST = 16;
    private static final String CYCLE = "<...>";
    static final String MORE = "...";

    /** Collections that call nobody's code when they are walked. */
    static final Set<Class<?>> WALKABLE =
            Set.of(
                    java.util.ArrayList.class,
                    java.util.LinkedList.class,
                    java.util.ArrayDeque.class,
                    java.util.HashSet.class,
                    java.util.LinkedHashSet.class,
                    java.util.TreeSet.class,
                    java.util.HashMap.class,
                    java.util.LinkedHashMap.class,
                    java.util.TreeMap.class,
                    java.util.EnumMap.class,
                    java.util.Properties.class,
                    java.util.concurrent.ConcurrentHashMap.class,
                    java.util.concurrent.CopyOnWriteArrayList.class,
                    java.util.Arrays.asList().getClass(),
                    List.of().getClass(),
                    List.of(1).getClass(),
                    Set.of().getClass(),
                    Set.of(1).getClass(),
                    Map.of().getClass(),
                    Map.of(1, 1).getClass(),
                    Collections.emptyMap().getClass(),
                    Collections.emptyList().getClass(),
                    Collections.singletonMap(1, 1).getClass(),
                    Collections.singletonList(1).getClass());

    private final @Nullable Object root;
    private final int kind;
    private final ValueConverter limits;
    private final ForeignCode foreign;
    private final int courage;
    private final List<Object> path = new ArrayList<>();
    private final int mostOfValue;
    private final int most;
    private int remaining;
    private int chars;
    private int charsOfValue;
    private boolean needsCourage;
    private @Nullable Object result;

    /** Whose code is running: read by the thread that waits for it. */
    private volatile @Nullable Class<?> asked;

    /** Which class JSON-B had to get to know, and had perhaps to be started for. */
    private volatile @Nullable Class<?> introduced;

    /** Makes about as many chars as are said, numbers and the like counted as a few of them. */
    Conversion(
            @Nullable Object root,
            int kind,
            ValueConverter limits,
            int most,
            ForeignCode foreign,
            int courage) {
        this.root = root;
        this.kind = kind;
        this.limits = limits;
        this.foreign = foreign;
        this.courage = courage;
        this.mostOfValue = Math.max(MOST_CHARS_OF_VALUE, limits.stringMaxLength());
        this.most = most;
        this.remaining = Math.min(MOST_VALUES, most / CHARS_OF_NUMBER);
    }

    @Override
    public Conversion call() {
        result =
                kind != VALUE && root instanceof Map<?, ?> map
                        ? Collections.unmodifiableMap(named(map, kind == NAMED_COPY))
                        : convert(root);
        return this;
    }

    @Nullable Object result() {
        return result;
    }

    /** Tells whether the result is incomplete, as foreign code would have to be called. */
    boolean needsCourage() {
        return needsCourage;
    }

    /** Tells whether JSON-B had to get to know a class, or still has to. */
    boolean hasIntroduced() {
        return introduced != null;
    }

    /**
     * Returns the class whose code does not answer; null if none was asked, or it is one that
     * JSON-B had to get to know: how that ends is for {@link MappedObjects} to see.
     */
    @Nullable Class<?> silent() {
        Class<?> last = asked;
        return last == introduced ? null : last;
    }

    /** Converts what has names of the caller's choice: all of them are kept, within reason. */
    private Map<String, Object> named(Map<?, ?> values, boolean own) {
        Map<String, Object> converted = new LinkedHashMap<>();
        boolean odd = false;
        try {
            if (!own && !mayWalk(values)) {
                converted.put(MORE, typeOf(values));
                return converted;
            }
            for (Map.Entry<?, ?> entry : values.entrySet()) {
                charsOfValue = 0;
                if (isSpent()) {
                    converted.put(MORE, MORE);
                    break;
                }
                Object value = convert(entry.getValue());
                if (entry.getKey() != null) {
                    odd |= put(converted, entry.getKey(), value, odd);
                }
            }
        } catch (Throwable e) {
            // A hostile map, or one that changes meanwhile: what was read so far is kept.
            converted.put(MORE, "unreadable: " + e.getClass().getName());
        }
        return converted;
    }

    /**
     * Adds a member. No two values fall under one name: 1 and "1" do not, nor do long names that
     * are the same as far as they are kept.
     *
     * @param odd whether the map has names that are not their keys: without those, what comes again
     *     is the same key, of a map that does not end
     * @return whether this one is such a name
     */
    @SuppressWarnings("NullAway") // null is a JSON value like any other
    private boolean put(
            Map<String, Object> map, @Nullable Object key, @Nullable Object value, boolean odd) {
        String name = name(key);
        boolean oddName = !name.equals(key);
        if ((odd || oddName) && map.containsKey(name)) {
            int n = map.size();
            do {
                n++;
            } while (map.containsKey(name + " (" + n + ")"));
            name = name + " (" + n + ")";
        }
        map.put(name, value);
        return oddName;
    }

    private boolean isSpent() {
        return remaining <= 0 || needsCourage || charsOfValue >= mostOfValue || chars >= most;
    }

    private @Nullable Object convert(@Nullable Object value) {
        if (isSpent()) {
            return MORE;
        }
        remaining--;
        if (value == null) {
            return null;
        }
        try {
            Object leaf = Leaves.of(value);
            return leaf == null ? composed(value) : counted(leaf);
        } catch (Throwable e) {
            return whole(unreadable(value, e));
        }
    }

    private Object counted(Object leaf) {
        if (!(leaf instanceof CharSequence text)) {
            return leaf;
        }
        int room = Math.max(SHORTEST, most - chars);
        return whole(Texts.cut(text, Math.min(limits.stringMaxLength(), room)));
    }

    /** Counts a text that is not cut. */
    private String whole(String text) {
        charsOfValue += text.length();
        chars += text.length();
        return text;
    }

    private @Nullable Object composed(Object value) throws Exception {
        for (Object above : path) {
            if (above == value) {
                return CYCLE;
            }
        }
        if (path.size() >= DEEPEST) {
            return whole(typeOf(value));
        }
        path.add(value);
        try {
            if (Leaves.isHolder(value)) {
                return convert(Leaves.held(value));
            }
            if (value.getClass().isArray()) {
                return array(value);
            }
            if (!mayWalk(value)) {
                return whole(typeOf(value));
            }
            if (value instanceof Map<?, ?> map) {
                return map(map);
            }
            return value instanceof Collection<?> collection
                    ? list(collection.iterator())
                    : object(value);
        } finally {
            path.remove(path.size() - 1);
        }
    }

    /** From here on the methods of the value's class may do anything, unless it is well known. */
    private boolean mayWalk(Object value) {
        Class<?> type = value.getClass();
        if (WALKABLE.contains(type)) {
            return true;
        }
        if (courage == NO_COURAGE) {
            needsCourage = true;
            return false;
        }
        if (courage == LOST_COURAGE
                || !foreign.answers(type)
                || foreign.is(TypeFacts.NOTHING, type)) {
            return false;
        }
        asked = type;
        return true;
    }

    private Map<String, Object> map(Map<?, ?> map) {
        Map<String, Object> converted = new LinkedHashMap<>();
        boolean odd = false;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            // Not the size alone: a map may give the same name again and again.
            if (converted.size() == limits.listMaxLength() || isSpent()) {
                break;
            }
            Object value = convert(entry.getValue());
            odd |= put(converted, entry.getKey(), value, odd);
            asked = map.getClass();
        }
        return Collections.unmodifiableMap(converted);
    }

    private String name(@Nullable Object key) {
        Object leaf = key == null ? null : Leaves.of(key);
        return leaf == null ? String.valueOf(convert(key)) : counted(leaf).toString();
    }

    private List<@Nullable Object> list(Iterator<?> elements) {
        Class<?> walked = asked;
        List<@Nullable Object> converted = new ArrayList<>();
        while (elements.hasNext() && converted.size() < limits.listMaxLength() && !isSpent()) {
            converted.add(convert(elements.next()));
            asked = walked;
        }
        return Collections.unmodifiableList(converted);
    }

    private Object array(Object array) {
        if (array instanceof byte[] bytes) {
            return "<" + bytes.length + " bytes>";
        }
        if (array instanceof char[] chars) {
            // Kept apart from String by those who care: the usual home of passwords.
            return "<" + chars.length + " chars>";
        }
        List<@Nullable Object> converted = new ArrayList<>();
        int length = Math.min(Array.getLength(array), limits.listMaxLength());
        for (int i = 0; i < length && !isSpent(); i++) {
            converted.add(convert(Array.get(array, i)));
        }
        return Collections.unmodifiableList(converted);
    }

    private @Nullable Object object(Object value) throws Exception {
        Class<?> type = value.getClass();
        if (foreign.is(TypeFacts.RECORD, type)) {
            return record(value);
        }
        return foreign.is(TypeFacts.JSON_BINDING, type)
                ? bound(value)
                : counted(String.valueOf(value.toString()));
    }

    private @Nullable Object bound(Object value) {
        Class<?> type = value.getClass();
        MappedObjects mapped = foreign.mappedObjects();
        if (mapped.isOverdue(type)) {
            return whole(typeOf(value));
        }
        if (mapped.isNew(type)) {
            introduced = type;
        }
        return convert(mapped.show(value));
    }

    private Object record(Object value) throws Exception {
        Map<String, @Nullable Object> converted = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Method accessor = component.getAccessor();
            if (!accessor.trySetAccessible()) {
                return counted(String.valueOf(value.toString()));
            }
            converted.put(component.getName(), convert(component(accessor, value)));
            asked = value.getClass();
        }
        return Collections.unmodifiableMap(converted);
    }

    private @Nullable Object component(Method accessor, Object value) throws Exception {
        try {
            return accessor.invoke(value);
        } catch (java.lang.reflect.InvocationTargetException e) {
            return unreadable(value, e.getCause() == null ? e : e.getCause());
        }
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
