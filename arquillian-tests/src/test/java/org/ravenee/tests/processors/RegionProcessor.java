/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.processors;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import org.ravenee.Event;
import org.ravenee.Processor;

@Dependent
@Priority(200)
public class RegionProcessor implements Processor {

    @Override
    public Event process(Event event) {
        return Steps.add(event, "region");
    }
}
