/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.fullserver;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.ravenee.cdi.Captured;

@Captured
@JMSDestinationDefinition(
        name = "java:app/jms/invoices",
        interfaceName = "jakarta.jms.Queue",
        destinationName = "invoices")
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:app/jms/invoices"),
            @ActivationConfigProperty(
                    propertyName = "destinationType",
                    propertyValue = "jakarta.jms.Queue")
        })
public class InvoiceListener implements MessageListener {

    @Override
    public void onMessage(Message message) {
        Deliveries.count();
        throw new IllegalStateException("poison");
    }
}
