/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.store.StoredEvent;

/**
 * An event as it was received, for assertions in a test. Immutable and safe for all threads.
 *
 * <p>Its parts are named by JSON pointers (RFC 6901) from the top of the event, such as {@code
 * /exception/values/0/type}. A pointer that does not start with {@code /} is an {@link
 * IllegalArgumentException}.
 */
public final class ReceivedEvent {

    private final StoredEvent event;
    private final JsonDocument document;

    ReceivedEvent(StoredEvent event) {
        this.event = event;
        this.document = JsonDocument.of(event.json());
    }

    /**
     * The id that the envelope gives the event.
     *
     * @return 32 lower-case hexadecimal digits
     */
    public String id() {
        return event.id();
    }

    /**
     * When the inbox got it.
     *
     * @return a point in time by the clock of this machine
     */
    public Instant receivedAt() {
        return event.receivedAt();
    }

    /**
     * The project of the path it was sent to, {@code /api/{project}/envelope/}.
     *
     * @return the path segment as it was sent
     */
    public String project() {
        return event.project();
    }

    /**
     * The whole event, for validators.
     *
     * @return the JSON text exactly as received
     */
    public String json() {
        return event.json();
    }

    /**
     * The first line of the envelope that brought it.
     *
     * @return the JSON text exactly as received
     */
    public String envelopeHeader() {
        return event.envelopeHeader();
    }

    /**
     * The headers of the HTTP request that brought it.
     *
     * @return names to values; look-ups disregard the case of names. Cannot be changed
     */
    public Map<String, List<String>> headers() {
        return event.httpHeaders();
    }

    /**
     * A header of the HTTP request that brought it.
     *
     * @param name in any case
     * @return its first value, or empty when it was not sent
     */
    public Optional<String> header(String name) {
        return headers().getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * Whether there is a value, null included.
     *
     * @param pointer a JSON pointer
     * @return true when the event has such a place
     */
    public boolean has(String pointer) {
        return document.find(pointer).isPresent();
    }

    /**
     * The value at a place that has to be there.
     *
     * @param pointer a JSON pointer
     * @return a string as it is; a number, {@code true}, {@code false}, {@code null}, an object or
     *     a list as JSON text
     * @throws AssertionError when there is no such place; its message shows the event
     */
    public String string(String pointer) {
        return JsonDocument.plain(required(pointer));
    }

    /**
     * The value at a place that may be missing.
     *
     * @param pointer a JSON pointer
     * @return as {@link #string(String)} has it, or empty
     */
    public Optional<String> find(String pointer) {
        return document.find(pointer).map(JsonDocument::plain);
    }

    /**
     * The elements of a list that has to be there.
     *
     * @param pointer a JSON pointer to a list
     * @return each element as {@link #string(String)} has it, in order
     * @throws AssertionError when there is no list at this place; its message shows the event
     */
    public List<String> strings(String pointer) {
        if (required(pointer) instanceof JsonArray list) {
            return list.stream().map(JsonDocument::plain).toList();
        }
        throw new AssertionError("No list at " + pointer + " of " + this);
    }

    /**
     * The names in an object that has to be there.
     *
     * @param pointer a JSON pointer to an object; the empty string is the event itself
     * @return the names of its members, in the order in which they came
     * @throws AssertionError when there is no object at this place; its message shows the event
     */
    public List<String> names(String pointer) {
        JsonValue value = required(pointer);
        if (value.getValueType() == JsonValue.ValueType.OBJECT) {
            return List.copyOf(value.asJsonObject().keySet());
        }
        throw new AssertionError("No object at " + pointer + " of " + this);
    }

    private JsonValue required(String pointer) {
        return document.find(pointer)
                .orElseThrow(() -> new AssertionError("Nothing at " + pointer + " of " + this));
    }

    /** The id and the JSON text. */
    @Override
    public String toString() {
        return "event " + id() + ": " + json();
    }
}
