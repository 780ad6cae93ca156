/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.processors;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.ravenee.Event;
import org.ravenee.Processor;

/** A bean with state of its own, which all events share. */
@ApplicationScoped
@Priority(100)
public class TenantProcessor implements Processor {

    private final AtomicInteger events = new AtomicInteger();

    @Override
    public Event process(Event event) {
        return Steps.add(event, "tenant " + events.incrementAndGet());
    }
}
