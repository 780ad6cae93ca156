/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;

/** Looks things up in a JSON object by JSON pointer (RFC 6901), and builds small answers. */
public final class JsonDocument {

    private final JsonObject root;

    private JsonDocument(JsonObject root) {
        this.root = root;
    }

    /**
     * Reads a JSON object.
     *
     * @throws IllegalArgumentException when the text is not a JSON object
     */
    public static JsonDocument of(String text) {
        try {
            return new JsonDocument(JsonText.object(text));
        } catch (JsonTextException e) {
            throw new IllegalArgumentException("The text " + e.getMessage(), e);
        }
    }

    public JsonObject root() {
        return root;
    }

    /**
     * The value that a JSON pointer names; empty when there is none.
     *
     * @throws IllegalArgumentException when the pointer itself is malformed
     */
    public Optional<JsonValue> find(String pointer) {
        if (!pointer.isEmpty() && pointer.charAt(0) != '/') {
            throw new IllegalArgumentException("A JSON pointer starts with '/': " + pointer);
        }
        try {
            return Optional.of(JsonText.PROVIDER.createPointer(pointer).getValue(root));
        } catch (JsonException e) {
            return Optional.empty(); // the JSON API reports an absent value by this exception
        } catch (NumberFormatException e) {
            return Optional.empty(); // an index beyond any list
        }
    }

    public static String plain(JsonValue value) {
        return value instanceof JsonNumber number ? number.toString() : Node.of(value).display();
    }

    public static JsonObjectBuilder newObject() {
        return JsonText.PROVIDER.createObjectBuilder();
    }

    public static JsonArrayBuilder newArray() {
        return JsonText.PROVIDER.createArrayBuilder();
    }
}
