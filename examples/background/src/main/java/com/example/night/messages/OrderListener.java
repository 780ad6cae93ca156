/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.night.messages;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** A message that fails. */
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

    @Override
    public void onMessage(Message message) {
        throw new IllegalStateException("The order has no customer");
    }
}
