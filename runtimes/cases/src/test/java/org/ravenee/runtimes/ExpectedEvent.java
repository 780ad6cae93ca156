/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ravenee.inbox.ReceivedEvent;

/**
 * An event that a case leads to.
 *
 * @param title the simple name of the exception's class, or the message of an event without one
 * @param transaction the name of what was done
 * @param values more values by JSON pointer
 */
record ExpectedEvent(String title, String transaction, Map<String, String> values) {

    ExpectedEvent and(String pointer, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(pointer, value);
        return new ExpectedEvent(title, transaction, more);
    }

    void check(ReceivedEvent event) {
        assertThat(titleOf(event)).as("title of %s", event).isEqualTo(title);
        assertThat(event.find("/transaction")).as("transaction of %s", event).hasValue(transaction);
        values.forEach(
                (pointer, value) ->
                        assertThat(event.find(pointer))
                                .as("%s of %s", pointer, event)
                                .hasValue(value));
    }

    /** The exception that decides: the protocol lists it last, behind its causes. */
    static String titleOf(ReceivedEvent event) {
        if (!event.has("/exception/values/0")) {
            return event.find("/logentry/formatted")
                    .or(() -> event.find("/logentry/message"))
                    .orElse("");
        }
        int last = 0;
        while (event.has("/exception/values/" + (last + 1))) {
            last++;
        }
        return event.string("/exception/values/" + last + "/type");
    }

    static List<String> titles(List<ReceivedEvent> events) {
        return events.stream().map(ExpectedEvent::titleOf).toList();
    }
}
