/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.Iterator;
import java.util.Map;
import org.ravenee.inbox.internal.text.Shortened;

/**
 * Indents JSON. Deep nesting would turn a small text into a huge one (each line repeats its
 * indentation), so it stops indenting at a depth that no reader follows anyway.
 */
final class PrettyJson {

    private static final int DEEPEST = 24;

    private final StringBuilder out = new StringBuilder();
    private final int limit;

    private PrettyJson(int limit) {
        this.limit = limit;
    }

    /** The text; beyond the limit, in characters, its start and an ellipsis. */
    static String of(JsonValue value, int limit) {
        PrettyJson pretty = new PrettyJson(limit);
        pretty.write(value, 0);
        return Shortened.to(limit, pretty.out.toString());
    }

    private void write(JsonValue value, int depth) {
        if (depth >= DEEPEST) {
            out.append(value);
        } else if (value.getValueType() == JsonValue.ValueType.OBJECT) {
            writeObject(value.asJsonObject().entrySet().iterator(), depth);
        } else if (value instanceof JsonArray array) {
            writeArray(array.iterator(), depth);
        } else {
            out.append(value);
        }
    }

    private void writeObject(Iterator<Map.Entry<String, JsonValue>> members, int depth) {
        out.append('{');
        boolean empty = !members.hasNext();
        while (members.hasNext() && out.length() <= limit) {
            Map.Entry<String, JsonValue> member = members.next();
            newLine(depth + 1);
            out.append(JsonText.PROVIDER.createValue(member.getKey())).append(": ");
            write(member.getValue(), depth + 1);
            out.append(members.hasNext() ? "," : "");
        }
        end('}', empty, depth);
    }

    private void writeArray(Iterator<JsonValue> elements, int depth) {
        out.append('[');
        boolean empty = !elements.hasNext();
        while (elements.hasNext() && out.length() <= limit) {
            newLine(depth + 1);
            write(elements.next(), depth + 1);
            out.append(elements.hasNext() ? "," : "");
        }
        end(']', empty, depth);
    }

    private void end(char bracket, boolean empty, int depth) {
        if (!empty) {
            newLine(depth);
        }
        out.append(bracket);
    }

    private void newLine(int depth) {
        out.append('\n').append("  ".repeat(depth));
    }
}
