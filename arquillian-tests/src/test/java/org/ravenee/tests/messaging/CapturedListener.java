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
import org.ravenee.cdi.Captured;

/** Its interceptor is outside of the one that Raven EE binds. */
@Captured
@JMSDestinationDefinition(
        name = CapturedListener.QUEUE,
        interfaceName = "jakarta.jms.Queue",
        destinationName = "captured")
@MessageDriven(
        activationConfig =
                @ActivationConfigProperty(
                        propertyName = "destinationLookup",
                        propertyValue = CapturedListener.QUEUE))
public class CapturedListener implements MessageListener {

    static final String QUEUE = "java:app/jms/captured";

    @Inject private Deliveries deliveries;

    @Override
    public void onMessage(Message message) {
        deliveries.add(CapturedListener.class);
        throw new IllegalStateException("no invoice");
    }
}
