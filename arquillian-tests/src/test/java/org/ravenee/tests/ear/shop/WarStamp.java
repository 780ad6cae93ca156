/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear.shop;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import org.ravenee.Event;
import org.ravenee.Processor;
import org.ravenee.tests.ear.library.Stamps;

/** A processor of a WAR. */
@ApplicationScoped
@Priority(2)
public class WarStamp implements Processor {

    @Override
    public Event process(Event event) {
        return Stamps.add(event, "war");
    }
}
