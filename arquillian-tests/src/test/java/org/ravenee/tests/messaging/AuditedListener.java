/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.messaging;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** A listener with an interceptor of the application. */
@JMSDestinationDefinition(
        name = AuditedListener.QUEUE,
        interfaceName = "jakarta.jms.Queue",
        destinationName = "audited")
@MessageDriven(
        activationConfig =
                @ActivationConfigProperty(
                        propertyName = "destinationLookup",
                        propertyValue = AuditedListener.QUEUE))
public class AuditedListener implements MessageListener {

    static final String QUEUE = "java:app/jms/audited";

    @Inject private Deliveries deliveries;

    @AroundInvoke
    Object audit(InvocationContext invocation) throws Exception {
        deliveries.add(AuditedListener.class);
        return invocation.proceed();
    }

    @Override
    public void onMessage(Message message) {}
}
