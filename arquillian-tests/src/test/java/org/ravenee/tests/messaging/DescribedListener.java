/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.messaging;

import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** A message-driven bean that {@code ejb-jar.xml} describes. */
public class DescribedListener implements MessageListener {

    @Inject private Deliveries deliveries;

    @Override
    public void onMessage(Message message) {
        deliveries.add(DescribedListener.class);
        throw new IllegalStateException("no offer");
    }
}
