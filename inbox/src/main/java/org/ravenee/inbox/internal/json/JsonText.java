/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.json;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eclipse.parsson.JsonProviderImpl;

/**
 * Reads JSON text strictly: well-formed UTF-8, one object, nothing after it. Safe for all threads.
 */
public final class JsonText {

    // Not looked up as a service: a relocated copy inside a module would not be found.
    static final JsonProvider PROVIDER = new JsonProviderImpl();

    private JsonText() {}

    /** The text in these bytes; refuses what is not UTF-8 instead of replacing it. */
    public static String decode(byte[] utf8) throws JsonTextException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw new JsonTextException("is not valid UTF-8");
        }
    }

    /** The object that the text holds. */
    public static JsonObject object(String text) throws JsonTextException {
        if (text.isBlank()) {
            throw new JsonTextException("is empty");
        }
        if (text.startsWith("\uFEFF")) {
            throw new JsonTextException("starts with a byte order mark");
        }
        try (JsonParser parser = PROVIDER.createParser(new StringReader(text))) {
            return soleObject(parser);
        } catch (RuntimeException e) {
            // Not only JsonException: too deep nesting and too long numbers have other types.
            throw new JsonTextException("is not JSON: " + firstLine(e));
        }
    }

    /** Checks the end of the text, as a reader stops at the end of the object. */
    private static JsonObject soleObject(JsonParser parser) throws JsonTextException {
        if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
            throw new JsonTextException("is not a JSON object");
        }
        JsonObject object = parser.getObject();
        if (parser.hasNext()) {
            throw new JsonTextException("has something after the JSON object");
        }
        return object;
    }

    private static String firstLine(RuntimeException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return message.length() <= 200 ? message : message.substring(0, 200) + "...";
    }
}
