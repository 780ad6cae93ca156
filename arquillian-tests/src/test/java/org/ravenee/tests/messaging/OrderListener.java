/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.messaging;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** A message-driven bean without a line for reporting. */
@JMSDestinationDefinition(
        name = OrderListener.QUEUE,
        interfaceName = "jakarta.jms.Queue",
        destinationName = "orders")
@MessageDriven(
        activationConfig =
                @ActivationConfigProperty(
                        propertyName = "destinationLookup",
                        propertyValue = OrderListener.QUEUE))
public class OrderListener implements MessageListener {

    static final String QUEUE = "java:app/jms/orders";

    @Inject private Deliveries deliveries;

    @Override
    public void onMessage(Message message) {
        deliveries.add(OrderListener.class);
        throw new IllegalStateException("no customer");
    }
}
