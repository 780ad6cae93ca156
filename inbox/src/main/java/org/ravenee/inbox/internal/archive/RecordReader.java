/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.json.Node;

/**
 * Reads the members of a record. Every method throws {@link IllegalArgumentException} where a
 * member is missing or is something else.
 */
record RecordReader(Node node) {

    static RecordReader of(String text) {
        return new RecordReader(Node.of(JsonDocument.of(text).root()));
    }

    String required(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    Optional<String> optional(String name) {
        return node.at(name).text();
    }

    long number(String name) {
        return Long.parseLong(required(name));
    }

    Instant instant(String name) {
        try {
            return Instant.parse(required(name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
