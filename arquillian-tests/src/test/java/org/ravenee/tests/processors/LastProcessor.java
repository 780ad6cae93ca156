/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.processors;

import jakarta.enterprise.context.ApplicationScoped;
import org.ravenee.Event;
import org.ravenee.Processor;

/** Has no priority. */
@ApplicationScoped
public class LastProcessor implements Processor {

    @Override
    public Event process(Event event) {
        if (event.message() != null && event.message().message().contains("to be dropped")) {
            return null;
        }
        return Steps.add(event, "last");
    }
}
