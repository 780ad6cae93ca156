/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.background.internal;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads headers of Jakarta Messaging. Loaded only where there is a message. */
final class JmsMessages {

    /** Jakarta Messaging, 3.5.9: how often delivery was tried, with this one. */
    private static final String DELIVERIES = "JMSXDeliveryCount";

    private JmsMessages() {}

    static MessageDetails details(Object received) {
        Message message = (Message) received;
        String id = read(message::getJMSMessageID);
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "id", id);
        put(values, "destination", read(() -> name(message.getJMSDestination())));
        put(values, "type", read(message::getJMSType));
        put(values, "redelivered", read(message::getJMSRedelivered));
        Integer deliveries = read(() -> message.getIntProperty(DELIVERIES));
        put(values, "delivery_count", deliveries);
        return new MessageDetails(id, values);
    }

    private static @Nullable String name(@Nullable Destination destination) throws JMSException {
        if (destination instanceof Queue queue) {
            return queue.getQueueName();
        }
        return destination instanceof Topic topic ? topic.getTopicName() : null;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /** A provider may lack a header: a report without it beats no report. */
    private static <T> @Nullable T read(Header<T> header) {
        try {
            return header.read();
        } catch (JMSException | RuntimeException e) {
            return null;
        }
    }

    @FunctionalInterface
    private interface Header<T> {
        @Nullable T read() throws JMSException;
    }
}
