/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.inbox.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ravenee.inbox.ReceivedEvent;

/** Reads exceptions and messages out of an event. The thrown exception is the last of the list. */
final class EventParts {

    private EventParts() {}

    static Optional<String> thrown(ReceivedEvent event) {
        List<String> all = all(event);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The names of all exceptions with their packages, in the order of the event. */
    static List<String> all(ReceivedEvent event) {
        List<String> names = new ArrayList<>();
        String list = values(event, "/exception");
        for (int i = 0; event.has(list + "/" + i); i++) {
            String exception = list + "/" + i;
            String module = event.find(exception + "/module").map(m -> m + ".").orElse("");
            names.add(module + event.find(exception + "/type").orElse(""));
        }
        return names;
    }

    static Optional<String> message(ReceivedEvent event) {
        int last = all(event).size() - 1;
        return last >= 0
                ? event.find(values(event, "/exception") + "/" + last + "/value")
                : event.find("/logentry/formatted")
                        .or(() -> event.find("/logentry/message"))
                        .or(() -> event.find("/message"));
    }

    static Optional<String> handled(ReceivedEvent event) {
        int last = all(event).size() - 1;
        return event.find(values(event, "/exception") + "/" + last + "/mechanism/handled");
    }

    static List<String> breadcrumbs(ReceivedEvent event) {
        List<String> messages = new ArrayList<>();
        String list = values(event, "/breadcrumbs");
        for (int i = 0; event.has(list + "/" + i); i++) {
            event.find(list + "/" + i + "/message").ifPresent(messages::add);
        }
        return messages;
    }

    /** Lists come bare or as an object with {@code values}. */
    private static String values(ReceivedEvent event, String list) {
        return event.has(list + "/values") ? list + "/values" : list;
    }
}
