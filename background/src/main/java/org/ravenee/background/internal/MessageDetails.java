/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ravenee.EventBuilder;
import org.ravenee.cdi.spi.TypeNames;

/**
 * The data of a message that an event shows: id, destination and number of deliveries. Never the
 * body and the properties, which are the application's data.
 *
 * @param id identifies the message over redeliveries; null if the message has none
 * @param values by name
 */
record MessageDetails(@Nullable String id, Map<String, Object> values) {

    private static final String MESSAGE = "jakarta.jms.Message";

    /** Reads the message among the arguments of a listener; null if there is none. */
    static @Nullable MessageDetails of(@Nullable Object[] arguments) {
        for (Object argument : arguments) {
            // By name: listeners of other connectors may run where there is no Jakarta Messaging.
            if (argument != null && TypeNames.isA(argument.getClass(), MESSAGE)) {
                return JmsMessages.details(argument);
            }
        }
        return null;
    }

    void describe(EventBuilder event) {
        event.extra("message", new LinkedHashMap<>(values));
    }
}
