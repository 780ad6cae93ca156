/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.internal.store;

import jakarta.json.JsonObject;
import java.time.Duration;
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
 * @param clockDifference how much later the clock of the sender is than that of this machine; zero
 *     where it is unknown or small
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
        SearchText searchText,
        Duration clockDifference) {

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
                SearchText.of(event),
                SenderClock.difference(envelopeHeader, receivedAt));
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
                searchText,
                clockDifference);
    }

    /**
     * The time of the event by the clock of this machine, at the latest that of its arrival, so
     * that a wrong clock puts no event above those that arrive later. Without a time of its own the
     * time of the arrival.
     */
    public Instant time() {
        Instant time = sendersTime().minus(clockDifference);
        return time.isAfter(receivedAt) ? receivedAt : time;
    }

    /** The time of the event by the clock of the sender. */
    public Instant sendersTime() {
        return summary.timestamp().orElse(receivedAt);
    }

    /** Whether the clock of the sender differs by more than a minute from that of this machine. */
    public boolean sendersClockIsWrong() {
        return Duration.between(time(), sendersTime()).abs().toMinutes() > 0;
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
