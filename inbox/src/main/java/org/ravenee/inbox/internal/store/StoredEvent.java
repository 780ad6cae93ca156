/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An event as it was received.
 *
 * @param number counts all events of this inbox, from 1
 * @param id 32 lower-case hexadecimal digits
 * @param json exactly as received
 * @param envelopeHeader exactly as received
 * @param httpHeaders names compare without regard to case
 * @param searchText what the search looks at
 */
public record StoredEvent(
        long number,
        String id,
        Instant receivedAt,
        String project,
        String json,
        String envelopeHeader,
        Map<String, List<String>> httpHeaders,
        Summary summary,
        SearchText searchText) {

    /** An event that has no place in the order of arrival yet. */
    public static StoredEvent received(
            String id,
            Instant receivedAt,
            String project,
            String json,
            JsonObject event,
            String envelopeHeader,
            Map<String, List<String>> httpHeaders) {
        return new StoredEvent(
                0,
                id,
                receivedAt,
                project,
                json,
                envelopeHeader,
                httpHeaders,
                Summaries.of(event),
                SearchText.of(event));
    }

    /** The event with its place in the order of arrival. */
    public StoredEvent numbered(long place) {
        return new StoredEvent(
                place,
                id,
                receivedAt,
                project,
                json,
                envelopeHeader,
                httpHeaders,
                summary,
                searchText);
    }

    /** The time of the event; without one the time of its arrival. */
    public Instant time() {
        return summary.timestamp().orElse(receivedAt);
    }

    /** The characters that it keeps in memory, approximately. */
    long size() {
        long headers = 0;
        for (Map.Entry<String, List<String>> header : httpHeaders.entrySet()) {
            headers += header.getKey().length();
            headers += header.getValue().stream().mapToInt(String::length).sum();
        }
        return headers + envelopeHeader.length() + json.length() + searchText.length();
    }
}
