/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.testkit;

import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.lang.ref.WeakReference;
import java.sql.SQLException;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Objects of an application whose methods belong to one thread, as those of a request-scoped bean
 * or an EntityManager do: they record which thread calls them, and fail on any other thread.
 */
public final class Callbacks {

    /** The text of every object, on its own thread. */
    public static final String TEXT = "spoken by its owner";

    private final Thread owner = Thread.currentThread();
    private final Set<Thread> callers = ConcurrentHashMap.newKeySet();
    private volatile boolean called;

    /** Which threads have called a method of any of the objects. */
    public Set<Thread> callers() {
        return Set.copyOf(callers);
    }

    /** Tells whether any method was called. */
    public boolean wereCalled() {
        return called;
    }

    private void called() {
        called = true;
        callers.add(Thread.currentThread());
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("not the owner's thread");
        }
    }

    private String text() {
        called();
        return TEXT;
    }

    /** Objects by the kind of method that is called to show them. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        Object speaking = new Speaking(this);
        values.put("toString", speaking);
        values.put("CharSequence", new Characters(this));
        values.put("Number", new Quantity(this));
        values.put("Date", new Day(this));
        values.put("Collection", new Elements(this));
        values.put("Map", new Entries(this));
        values.put("record", new Order(this, TEXT));
        values.put("JSON-B getter", new Customer(this));
        values.put("JSON-B adapter", new Invoice(this));
        values.put("sorted map", sorted(this));
        values.put("list", List.of(speaking));
        values.put("map", Map.of("member", speaking));
        values.put("key", Map.of(speaking, "value"));
        values.put("array", new Object[] {speaking});
        values.put("Optional", Optional.of(speaking));
        values.put("AtomicReference", new AtomicReference<>(speaking));
        values.put("WeakReference", new WeakReference<>(keep(speaking)));
        values.put("exception", new Failure(this));
        return values;
    }

    private final List<Object> kept = new java.util.concurrent.CopyOnWriteArrayList<>();

    private Object keep(Object value) {
        kept.add(value);
        return value;
    }

    /** Exceptions by where in them the application's own methods are. */
    public Map<String, Throwable> throwables() {
        Map<String, Throwable> throwables = new LinkedHashMap<>();
        throwables.put("thrown", new Failure(this));
        throwables.put("cause", new IllegalStateException("outer", new Failure(this)));
        throwables.put(
                "wrapped",
                new java.util.concurrent.CompletionException("waiting", new Failure(this)));
        Throwable closing = new IllegalStateException("outer");
        closing.addSuppressed(new Failure(this));
        throwables.put("suppressed", closing);
        Throwable deep = new IllegalStateException("outer");
        deep.addSuppressed(new IllegalStateException("inner", new Failure(this)));
        throwables.put("cause of a suppressed one", deep);
        SQLException batch = new SQLException("batch");
        batch.setNextException(new Statement(this));
        throwables.put("next exception", batch);
        throwables.put("next exception overridden", new Statement(this));
        return throwables;
    }

    /** Has a text of its own. */
    private static final class Speaking implements Comparable<Speaking> {
        private final Callbacks owner;

        Speaking(Callbacks owner) {
            this.owner = owner;
        }

        @Override
        public String toString() {
            return owner.text();
        }

        @Override
        public int hashCode() {
            owner.called();
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            owner.called();
            return this == other;
        }

        @Override
        public int compareTo(Speaking other) {
            owner.called();
            return 0;
        }
    }

    private static Map<Object, Object> sorted(Callbacks owner) {
        Map<Object, Object> map = new TreeMap<>();
        map.put(new Speaking(owner), new Speaking(owner));
        return map;
    }

    private static final class Characters implements CharSequence {
        private final Callbacks owner;

        Characters(Callbacks owner) {
            this.owner = owner;
        }

        @Override
        public int length() {
            return owner.text().length();
        }

        @Override
        public char charAt(int index) {
            return owner.text().charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return owner.text().subSequence(start, end);
        }

        @Override
        public String toString() {
            return owner.text();
        }
    }

    private static final class Quantity extends Number {
        private static final long serialVersionUID = 1L;
        private final transient Callbacks owner;

        Quantity(Callbacks owner) {
            this.owner = owner;
        }

        @Override
        public int intValue() {
            owner.called();
            return 1;
        }

        @Override
        public long longValue() {
            owner.called();
            return 1;
        }

        @Override
        public float floatValue() {
            owner.called();
            return 1;
        }

        @Override
        public double doubleValue() {
            owner.called();
            return 1;
        }

        @Override
        public String toString() {
            return owner.text();
        }
    }

    private static final class Day extends Date {
        private static final long serialVersionUID = 1L;
        private final transient Callbacks owner;

        Day(Callbacks owner) {
            this.owner = owner;
        }

        @Override
        public String toString() {
            return owner.text();
        }
    }

    private static final class Elements extends AbstractCollection<Object> {
        private final Callbacks owner;

        Elements(Callbacks owner) {
            this.owner = owner;
        }

        @Override
        public Iterator<Object> iterator() {
            owner.called();
            return new Once(owner, owner.text());
        }

        @Override
        public int size() {
            owner.called();
            return 1;
        }
    }

    private static final class Once implements Iterator<Object> {
        private final Callbacks owner;
        private Object element;

        Once(Callbacks owner, Object element) {
            this.owner = owner;
            this.element = element;
        }

        @Override
        public boolean hasNext() {
            owner.called();
            return element != null;
        }

        @Override
        public Object next() {
            owner.called();
            Object next = element;
            element = null;
            return next;
        }
    }

    private static final class Entries extends AbstractMap<Object, Object> {
        private final Callbacks owner;

        Entries(Callbacks owner) {
            this.owner = owner;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            owner.called();
            return new AbstractSet<>() {
                @Override
                @SuppressWarnings({"unchecked", "rawtypes"})
                public Iterator<Entry<Object, Object>> iterator() {
                    owner.called();
                    return (Iterator) new Once(owner, new Pair(owner));
                }

                @Override
                public int size() {
                    owner.called();
                    return 1;
                }
            };
        }
    }

    private static final class Pair implements Map.Entry<Object, Object> {
        private final Callbacks owner;

        Pair(Callbacks owner) {
            this.owner = owner;
        }

        @Override
        public Object getKey() {
            owner.called();
            return "member";
        }

        @Override
        public Object getValue() {
            return owner.text();
        }

        @Override
        public Object setValue(Object value) {
            throw new UnsupportedOperationException();
        }
    }

    /** A record that works its component out. */
    public record Order(Callbacks owner, String text) {
        @Override
        public String text() {
            return owner.text();
        }

        @Override
        public Callbacks owner() {
            owner.called();
            return null;
        }
    }

    /** Mapped for JSON-B. */
    public static final class Customer {
        private final Callbacks owner;

        Customer(Callbacks owner) {
            this.owner = owner;
        }

        @JsonbProperty("name")
        public String getName() {
            return owner.text();
        }
    }

    /** Mapped for JSON-B by an adapter. */
    public static final class Invoice {
        @JsonbTypeAdapter(Adapter.class)
        public final Money total;

        Invoice(Callbacks owner) {
            total = new Money(owner);
        }
    }

    /** The type that the adapter converts. */
    public static final class Money {
        private final Callbacks owner;

        Money(Callbacks owner) {
            this.owner = Objects.requireNonNull(owner);
        }
    }

    /** Shows money. */
    public static final class Adapter implements JsonbAdapter<Money, String> {
        @Override
        public String adaptToJson(Money money) {
            return money.owner.text();
        }

        @Override
        public Money adaptFromJson(String text) {
            throw new UnsupportedOperationException();
        }
    }

    /** An exception whose parts are all worked out. */
    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Callbacks owner;

        Failure(Callbacks owner) {
            this.owner = owner;
        }

        @Override
        public String getMessage() {
            return owner.text();
        }

        @Override
        public String getLocalizedMessage() {
            return owner.text();
        }

        @Override
        public synchronized Throwable getCause() {
            owner.called();
            return null;
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            owner.called();
            return super.getStackTrace();
        }

        @Override
        public String toString() {
            return owner.text();
        }
    }

    private static final class Statement extends SQLException {
        private static final long serialVersionUID = 1L;
        private final transient Callbacks owner;

        Statement(Callbacks owner) {
            this.owner = owner;
        }

        @Override
        public String getMessage() {
            return owner.text();
        }

        @Override
        public SQLException getNextException() {
            owner.called();
            return null;
        }
    }

    /** The elements of a collection, so that none is collected too early. */
    public Collection<Object> kept() {
        return kept;
    }
}
