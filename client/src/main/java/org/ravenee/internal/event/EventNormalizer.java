/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ravenee.Event;
import org.ravenee.HttpRequest;
import org.ravenee.LogEntry;
import org.ravenee.Processor;
import org.ravenee.User;
import org.ravenee.internal.attribute.EventAttribute;
import org.ravenee.internal.config.AddressRanges;
import org.ravenee.internal.config.NamingRule;

/**
 * Converts an event to the form that servers accept, whichever code has set its attributes. Servers
 * drop an attribute of another form, and keep the event without it. Runs after all processors.
 */
public final class EventNormalizer implements Processor {

    private static final String NO_MESSAGE = "(no message)";

    /** Creates the processor. */
    public EventNormalizer() {}

    @Override
    public Event process(Event event) {
        Event.Builder normal = event.toBuilder();
        for (EventAttribute attribute : EventAttribute.ALL) {
            Object value = attribute.get(event);
            if (value != null) {
                attribute.set(normal, normal(attribute, value));
            }
        }
        LogEntry message = event.message();
        if (message == null || message.text().isBlank()) {
            normal.message(event.exceptions().isEmpty() ? title(event, message) : null);
        }
        return normal.build();
    }

    /** Returns the title of an event that has neither exception nor text. */
    private static LogEntry title(Event event, @Nullable LogEntry message) {
        String title = event.tags().getOrDefault("event.type", NO_MESSAGE);
        List<String> params = message == null ? List.of() : message.params();
        return LogEntry.of(title, params, params.isEmpty() ? null : title);
    }

    @SuppressWarnings("unchecked") // the type of the attribute
    private static @Nullable Object normal(EventAttribute attribute, Object value) {
        return switch (attribute) {
            case ENVIRONMENT -> NamingRule.ENVIRONMENT.fit((String) value);
            case RELEASE -> NamingRule.RELEASE.fit((String) value);
            case DIST -> NamingRule.DIST.fit((String) value);
            case LOGGER, TRANSACTION, SERVER_NAME -> attribute.limited((String) value);
            case MESSAGE -> message((LogEntry) value);
            case USER -> user((User) value);
            case REQUEST -> request((HttpRequest) value);
            case TAGS -> TagNormalizer.valid((Map<String, String>) value);
            default -> value;
        };
    }

    /** Servers that format a message themselves know one of the three forms. */
    private static LogEntry message(LogEntry message) {
        return message.params().isEmpty() || message.formatted() != null
                ? message
                : MessageFormatter.of(message.message(), new ArrayList<>(message.params()));
    }

    private static User user(User user) {
        String given = user.ipAddress();
        String address = given == null ? null : AddressRanges.literal(given);
        if (Objects.equals(given, address)) {
            return user;
        }
        User.Builder normal = user.toBuilder().ipAddress(address);
        return address == null ? normal.data("ip_address", given).build() : normal.build();
    }

    private static HttpRequest request(HttpRequest request) {
        String query = request.queryString();
        return query == null || !query.startsWith("?")
                ? request
                : request.toBuilder().queryString(query.replaceFirst("^\\?+", "")).build();
    }
}
