/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Why an event was discarded, as the protocol's client reports name it. */
public enum DiscardReason {
    /** The queue was full. */
    QUEUE_OVERFLOW,
    /** The spool was full, or the event had been there for too long. */
    CACHE_OVERFLOW,
    /** The server had asked for fewer events. */
    RATELIMIT_BACKOFF,
    /** The server was not reached, or did not respond, until the event was given up. */
    NETWORK_ERROR,
    /** The server refused the event, or failed for it until it was given up. */
    SEND_ERROR,
    /** Sampling left the event out. */
    SAMPLE_RATE,
    /** A processor dropped the event. */
    EVENT_PROCESSOR,
    /** Raven EE failed while it prepared the event. */
    INTERNAL_SDK_ERROR,
    /** The file in the spool was missing or was not the event it should have been. */
    INVALID;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Returns the reason as client reports spell it. */
    public String word() {
        return word;
    }

    /** Spells the keys as client reports do. */
    static Map<String, Long> words(Map<DiscardReason, Long> quantities) {
        Map<String, Long> words = new LinkedHashMap<>();
        for (Map.Entry<DiscardReason, Long> entry : quantities.entrySet()) {
            words.put(entry.getKey().word(), entry.getValue());
        }
        return words;
    }
}
