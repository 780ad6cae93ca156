/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** A call of a capture method. */
@Name("org.ravenee.Capture")
@Label("Capture")
@Category("Raven EE")
@Description("A call that captures an event, on the thread of the application")
final class CaptureEvent extends Event {

    @Label("Event Id")
    @Nullable String eventId;

    @Label("Exception Type")
    @Nullable String exceptionType;

    @Label("Outcome")
    @Description("accepted or refused")
    @Nullable String outcome;

    @Label("Queue Length")
    long queueLength;
}
