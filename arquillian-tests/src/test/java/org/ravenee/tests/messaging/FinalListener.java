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

/** A listener with a final method, which no interceptor can be bound to. */
@JMSDestinationDefinition(
        name = FinalListener.QUEUE,
        interfaceName = "jakarta.jms.Queue",
        destinationName = "final")
@MessageDriven(
        activationConfig =
                @ActivationConfigProperty(
                        propertyName = "destinationLookup",
                        propertyValue = FinalListener.QUEUE))
public class FinalListener implements MessageListener {

    static final String QUEUE = "java:app/jms/final";

    @Inject private Deliveries deliveries;

    @Override
    public void onMessage(Message message) {
        count();
    }

    public final void count() {
        deliveries.add(FinalListener.class);
    }
}
