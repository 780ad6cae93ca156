/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ravenee.inbox.internal.json.JsonDocument;
import org.ravenee.inbox.internal.json.Node;

class EventTimeTest {

    @ParameterizedTest
    @CsvSource({
        "1763856000, 2025-11-23T00:00:00Z",
        "1763856000.25, 2025-11-23T00:00:00.250Z",
        "'\"2025-11-23T00:00:00.123456Z\"', 2025-11-23T00:00:00.123456Z",
        "'\"2025-11-23T01:00:00+01:00\"', 2025-11-23T00:00:00Z",
        "'\"2025-11-23T00:00:00\"', 2025-11-23T00:00:00Z"
    })
    void readsTextAndNumbers(String json, Instant expected) {
        assertThat(time(json)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "[]",
                "{}",
                "-1",
                "1e400",
                "\"\"",
                "\"yesterday\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"1969-12-31T23:59:59Z\""
            })
    void takesEverythingElseForNoTime(String json) {
        assertThat(time(json)).isEmpty();
    }

    @Test
    void isAbsentWhereThereIsNothing() {
        assertThat(EventTime.of(Node.of(JsonDocument.of("{}").root()).at("t"))).isEmpty();
    }

    private static Optional<Instant> time(String json) {
        return EventTime.of(Node.of(JsonDocument.of("{\"t\":" + json + "}").root()).at("t"));
    }
}
