/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A place in JSON of unknown content. Every method has a result for any content: a value that is
 * missing or of the wrong type reads as absent.
 */
public final class Node {

    public static final Node ABSENT = new Node(JsonValue.NULL);

    private final JsonValue value;

    private Node(JsonValue value) {
        this.value = value;
    }

    public static Node of(JsonValue value) {
        return new Node(value);
    }

    /** The member of this object, or absent. */
    public Node at(String member) {
        if (value.getValueType() != JsonValue.ValueType.OBJECT) {
            return ABSENT;
        }
        JsonValue found = value.asJsonObject().get(member);
        return found == null ? ABSENT : new Node(found);
    }

    /** False for null, empty strings, empty objects and empty lists. */
    public boolean isPresent() {
        return switch (value.getValueType()) {
            case NULL -> false;
            case STRING -> !((JsonString) value).getChars().isEmpty();
            case OBJECT -> !value.asJsonObject().isEmpty();
            case ARRAY -> !value.asJsonArray().isEmpty();
            default -> true;
        };
    }

    public boolean isObject() {
        return value.getValueType() == JsonValue.ValueType.OBJECT;
    }

    public boolean isScalar() {
        return switch (value.getValueType()) {
            case OBJECT, ARRAY -> false;
            default -> true;
        };
    }

    /** A string that is not blank, a number or a boolean, as text. */
    public Optional<String> text() {
        return switch (value.getValueType()) {
            case STRING -> Optional.of(((JsonString) value).getString()).filter(s -> !s.isBlank());
            case NUMBER, TRUE, FALSE -> Optional.of(value.toString());
            default -> Optional.empty();
        };
    }

    /** The node as text: a string as it is, everything else as compact JSON. */
    public String display() {
        return value.getValueType() == JsonValue.ValueType.STRING
                ? ((JsonString) value).getString()
                : value.toString();
    }

    public boolean isText() {
        return value.getValueType() == JsonValue.ValueType.STRING;
    }

    public OptionalDouble number() {
        return value instanceof JsonNumber number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    public boolean isTrue() {
        return value.getValueType() == JsonValue.ValueType.TRUE;
    }

    public boolean isFalse() {
        return value.getValueType() == JsonValue.ValueType.FALSE;
    }

    /**
     * The elements of a list. Sentry's lists of interfaces come bare or as {@code {"values":
     * [...]}}; both read the same here.
     */
    public List<Node> items() {
        JsonValue list = isObject() ? value.asJsonObject().get("values") : value;
        return list instanceof JsonArray array ? array.stream().map(Node::new).toList() : List.of();
    }

    /** The members of an object, in order; none of anything else. */
    public List<Map.Entry<String, Node>> members() {
        List<Map.Entry<String, Node>> members = new ArrayList<>();
        if (isObject()) {
            value.asJsonObject().forEach((name, v) -> members.add(Map.entry(name, new Node(v))));
        }
        return members;
    }

    /** The elements of a list; none of anything else. */
    public List<Node> elements() {
        return value instanceof JsonArray list ? list.stream().map(Node::new).toList() : List.of();
    }

    /** The members of an object, in order; a list of {@code [name, value]} pairs reads the same. */
    public List<Map.Entry<String, Node>> entries() {
        if (isObject()) {
            return members();
        }
        List<Map.Entry<String, Node>> entries = new ArrayList<>();
        items().forEach(pair -> pair.addAsPairTo(entries));
        return entries;
    }

    private void addAsPairTo(List<Map.Entry<String, Node>> entries) {
        if (value instanceof JsonArray pair && pair.size() == 2) {
            entries.add(Map.entry(new Node(pair.get(0)).display(), new Node(pair.get(1))));
        }
    }

    /** Indented JSON, cut at a number of characters. */
    public String pretty(int limit) {
        return PrettyJson.of(value, limit);
    }
}
