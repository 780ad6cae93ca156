/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.processors;

import org.ravenee.Event;
import org.ravenee.Processor;

/** Named in the configuration, and no bean. */
public class ConfiguredProcessor implements Processor {

    @Override
    public Event process(Event event) {
        return Steps.add(event, "configured");
    }
}
