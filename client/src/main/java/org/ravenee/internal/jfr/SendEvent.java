/*
 * Copyright Raven EE contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.ravenee.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A request to the server. */
@Name("org.ravenee.Send")
@Label("Send")
@Category("Raven EE")
@Description("One attempt to send an envelope, until the response of the server")
@StackTrace(false)
final class SendEvent extends Event {

    @Label("Event Id")
    @Nullable String eventId;

    @Label("Outcome")
    @Nullable String outcome;

    @Label("Size")
    @DataAmount
    long bytes;
}
