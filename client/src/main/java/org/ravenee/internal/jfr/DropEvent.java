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
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Events of the client that are discarded. */
@Name("org.ravenee.Drop")
@Label("Drop")
@Category("Raven EE")
@Description("An event is discarded, before or after it was accepted")
@StackTrace(false)
final class DropEvent extends Event {

    @Label("Event Id")
    @Nullable String eventId;

    @Label("Discard Reason")
    @Nullable String reason;

    @Label("Quantity")
    long quantity;
}
