/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.processors;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import java.util.Map;
import org.ravenee.Event;
import org.ravenee.Processor;

@Dependent
@Priority(200)
public class RegionProcessor implements Processor {

    @Override
    public Event process(Event event) {
        var secret = event.toBuilder().extra(Map.of("session_password", "pr0cess3d")).build();
        return Steps.add(secret, "region");
    }
}
