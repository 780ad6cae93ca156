/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.processors;

import org.ravenee.Event;
import org.ravenee.HttpRequest;
import org.ravenee.Processor;

/** Leaves the body of the HTTP request out. */
public final class RemovePostDataProcessor implements Processor {

    /** Creates the processor. */
    public RemovePostDataProcessor() {}

    @Override
    public Event process(Event event) {
        HttpRequest request = event.request();
        return request == null
                ? event
                : event.toBuilder().request(request.toBuilder().data(null).build()).build();
    }
}
