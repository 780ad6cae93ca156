/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.tests.ear.library;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import org.ravenee.Event;
import org.ravenee.Processor;

/** A processor of a library of the EAR. */
@ApplicationScoped
@Priority(1)
public class LibraryStamp implements Processor {

    @Override
    public Event process(Event event) {
        return Stamps.add(event, "library");
    }
}
