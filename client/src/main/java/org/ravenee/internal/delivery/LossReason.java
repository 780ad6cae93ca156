/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.delivery;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Why an event was lost, in the words of the protocol's client reports. */
public enum LossReason {
    /** The queue was full. */
    QUEUE_OVERFLOW,
    /** The spool was full, or the event had been there for too long. */
    CACHE_OVERFLOW,
    /** The server had asked for silence. */
    RATELIMIT_BACKOFF,
    /** The server was not reached, in as many attempts as are reasonable or before the end. */
    NETWORK_ERROR,
    /** The server refused the event for good. */
    SEND_ERROR,
    /** Sampling left the event out. */
    SAMPLE_RATE,
    /** A processor dropped the event. */
    EVENT_PROCESSOR,
    /** Something failed while the event was prepared. */
    INTERNAL_SDK_ERROR,
    /** What lay in the spool was not the event it should have been. */
    INVALID;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Returns the reason as it is reported. */
    public String word() {
        return word;
    }

    /** Writes quantities as they are reported. */
    static Map<String, Long> words(Map<LossReason, Long> quantities) {
        Map<String, Long> words = new LinkedHashMap<>();
        for (Map.Entry<LossReason, Long> entry : quantities.entrySet()) {
            words.put(entry.getKey().word(), entry.getValue());
        }
        return words;
    }
}
