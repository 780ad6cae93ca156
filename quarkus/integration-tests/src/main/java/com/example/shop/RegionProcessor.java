/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.ravenee.Event;
import org.ravenee.Processor;

/** No other bean injects it. */
@ApplicationScoped
public class RegionProcessor implements Processor {

    @Override
    public Event process(Event event) {
        Map<String, String> tags = new HashMap<>(event.tags());
        tags.put("region", "eu");
        return event.toBuilder().tags(tags).build();
    }
}
